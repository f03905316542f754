package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.files.Signature;
import dev.ringside.driver.windows.files.VersionResource;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.FileFacts;
import dev.ringside.runtime.enrich.Hashes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sets the fields of a stream that are looked up in an image's file, as far as somebody will look at them. */
final class FileFields {
    private final FileFacts files;
    private final StreamType stream;
    private final Set<String> wanted;

    FileFields(FileFacts files, StreamType stream, Set<String> wanted) {
        this.files = files;
        this.stream = stream;
        this.wanted = wanted;
    }

    void describe(EventBuilder event, String path) {
        if (wants("hashes", "sha256", "sha1", "md5", "imphash")) {
            files.hashes(path).ifPresent(hashes -> hashes(event, hashes));
        }
        if (wants("fileVersion", "description", "product", "company", "originalName")) {
            VersionResource version = files.version(path);
            set(event, "fileVersion", Optional.ofNullable(version.fileVersion()));
            set(event, "description", Optional.ofNullable(version.description()));
            set(event, "product", Optional.ofNullable(version.product()));
            set(event, "company", Optional.ofNullable(version.company()));
            set(event, "originalName", Optional.ofNullable(version.originalName()));
        }
        if (wants("signed", "signature", "signatureStatus")) {
            files.signature(path).ifPresent(signature -> signature(event, signature));
        }
    }

    private void hashes(EventBuilder event, Hashes hashes) {
        set(event, "hashes", Optional.of(hashes.text()));
        set(event, "sha256", Optional.of(hashes.sha256()));
        set(event, "sha1", Optional.of(hashes.sha1()));
        set(event, "md5", Optional.of(hashes.md5()));
        set(event, "imphash", hashes.imphash());
    }

    private void signature(EventBuilder event, Signature signature) {
        ifHas("signed", name -> event.set(name, signature.signed() ? 1 : 0));
        set(event, "signature", signature.signer());
        set(event, "signatureStatus", Optional.of(signature.status()));
    }

    private void set(EventBuilder event, String field, Optional<String> value) {
        value.ifPresent(text -> ifHas(field, name -> event.set(name, text)));
    }

    private void ifHas(String field, Consumer<String> set) {
        if (stream.find(field).isPresent()) {
            set.accept(field);
        }
    }

    private boolean wants(String... fields) {
        return Stream.of(fields).anyMatch(wanted::contains);
    }
}
