package dev.ringside.runtime.feed.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a zip archive, in its order, as its stream gives them. */
final class ZipMembers implements Members {
    private final ZipInputStream zip;

    ZipMembers(InputStream in) {
        // Names in another encoding than UTF-8 are for messages only: every byte is some character of this one.
        this.zip = new ZipInputStream(new Compressed.Kept(in), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Optional<Member> next() throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                return Optional.of(new Member(entry.getName(), new Compressed.Kept(zip)));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
