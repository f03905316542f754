package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.files.Signature;
import dev.ringside.driver.windows.files.VersionResource;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an event that are looked up in the image which it is about: the program that was started, or what was loaded. */
final class ImageFields {
    private static final Set<RecordKind> KINDS = Set.of(RecordKind.PROCS, RecordKind.IMAGES, RecordKind.MODULES);
    // SE_SIGNING_LEVEL_…: nobody has looked; nobody has signed. What is higher is signed.
    private static final long UNCHECKED = 0;
    private static final long UNSIGNED = 1;

    private final RecordField path;
    private final Optional<RecordField> level;

    private ImageFields(RecordKind kind) {
        this.path = kind.field(kind == RecordKind.PROCS ? "image" : "path");
        this.level = kind.find("signatureLevel");
    }

    /** How a field is looked up; empty if it is none of these. */
    static Optional<FieldValue<WindowsEvent>> find(RecordKind kind, String field) {
        return KINDS.contains(kind) ? new ImageFields(kind).value(field) : Optional.empty();
    }

    private Optional<FieldValue<WindowsEvent>> value(String field) {
        return Optional.ofNullable(
                switch (field) {
                    case "hashes" -> hash(Hashes::text);
                    case "sha256" -> hash(Hashes::sha256);
                    case "sha1" -> hash(Hashes::sha1);
                    case "md5" -> hash(Hashes::md5);
                    case "imphash" -> hash(hashes -> hashes.imphash().orElse(null));
                    case "fileVersion" -> version(VersionResource::fileVersion);
                    case "description" -> version(VersionResource::description);
                    case "product" -> version(VersionResource::product);
                    case "company" -> version(VersionResource::company);
                    case "originalName" -> version(VersionResource::originalName);
                    case "signed" -> new FieldValue.Numeric<>(this::isSignedKnown, event -> isSigned(event) ? 1 : 0);
                    case "signature" ->
                        text(event ->
                                signature(event).flatMap(Signature::signer).orElse(null));
                    case "signatureStatus" ->
                        text(event -> signature(event).map(Signature::status).orElse(null));
                    default -> null;
                });
    }

    private FieldValue<WindowsEvent> hash(Function<Hashes, @Nullable String> part) {
        return text(event -> {
            String image = event.record().text(path);
            return image == null
                    ? null
                    : event.machine().files().hashes(image).map(part).orElse(null);
        });
    }

    private FieldValue<WindowsEvent> version(Function<VersionResource, @Nullable String> part) {
        return text(event -> {
            String image = event.record().text(path);
            return image == null ? null : part.apply(event.machine().files().version(image));
        });
    }

    private Optional<Signature> signature(WindowsEvent event) {
        String image = event.record().text(path);
        return image == null ? Optional.empty() : event.machine().files().signature(image);
    }

    /** What the kernel found when it loaded the image counts for more than what is in the file now. */
    private boolean isSigned(WindowsEvent event) {
        return level.map(field -> event.record().number(field))
                .filter(number -> number != UNCHECKED)
                .map(number -> number > UNSIGNED)
                .or(() -> signature(event).map(Signature::signed))
                .orElse(false);
    }

    private boolean isSignedKnown(WindowsEvent event) {
        return level.map(field -> event.record().number(field)).orElse(UNCHECKED) != UNCHECKED
                || signature(event).isPresent();
    }

    private static FieldValue<WindowsEvent> text(Function<WindowsEvent, @Nullable String> value) {
        return new FieldValue.Text<>(value);
    }
}
