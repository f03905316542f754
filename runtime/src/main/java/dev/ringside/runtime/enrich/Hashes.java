package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of some content, in capitals.
 *
 * @param imports that of a Windows program's import table: zeros if it imports nothing, empty if it is no such program
 */
public record Hashes(String sha1, String md5, String sha256, Optional<String> imports) {
    private static final int CHUNK = 1 << 16;

    /** Those of something that is in memory. */
    public static Hashes of(byte[] content) {
        return new Hashes(
                Digests.hex(Digests.SHA1.of(content)),
                Digests.hex(Digests.MD5.of(content)),
                Digests.hex(Digests.SHA256.of(content)),
                Optional.empty());
    }

    /**
     * Those of a file, which is read once.
     *
     * @param most bytes that it may have
     * @return empty if it has more
     * @throws IOException if it cannot be read
     */
    static Optional<Hashes> of(Path path, long most) throws IOException {
        Map<Digests, MessageDigest> digests = new EnumMap<>(Digests.class);
        for (Digests digest : Digests.values()) {
            digests.put(digest, digest.start());
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long total = 0;
            while (file.read(chunk.clear()) >= 0) {
                total += chunk.flip().remaining();
                if (total > most) {
                    return Optional.empty();
                }
                digests.values().forEach(digest -> digest.update(chunk.duplicate()));
            }
            Map<Digests, String> texts = new EnumMap<>(Digests.class);
            digests.forEach((digest, value) -> texts.put(digest, Digests.hex(value.digest())));
            return Optional.of(new Hashes(
                    texts.getOrDefault(Digests.SHA1, ""),
                    texts.getOrDefault(Digests.MD5, ""),
                    texts.getOrDefault(Digests.SHA256, ""),
                    ImportHash.of(file)));
        }
    }

    /** The hash of the imports, if there are any. */
    public Optional<String> imphash() {
        return imports.filter(hash -> !hash.equals(ImportHash.NOTHING));
    }

    /** All of them in one text, as Sysmon writes them: {@code SHA1=…,MD5=…,SHA256=…,IMPHASH=…}. */
    public String text() {
        return "SHA1=" + sha1 + ",MD5=" + md5 + ",SHA256=" + sha256
                + imports.map(hash -> ",IMPHASH=" + hash).orElse("");
    }
}
