package dev.ringside.runtime.feed.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;

/** Ways in which recordings are compressed or put together, told by what a stream begins with. */
enum Packing {
    GZIP("gzip"),
    ZSTD("zstd"),
    ZIP("zip"),
    TAR("tar");

    /** How deep one packing may be in another: {@code .json.gz} in {@code .tar.gz} in {@code .zip} is four. */
    static final int DEEPEST = 5;

    private static final String GZIP_MAGIC = "1f8b08";
    private static final String ZSTD_MAGIC = "28b52ffd";
    /** A frame of zstd that holds no data; the digit before is any. */
    private static final String ZSTD_SKIPPED = "2a4d18";

    private static final String ZIP_MAGIC = "504b0304";
    private static final String EMPTY_ZIP = "504b0506";

    private final String title;

    Packing(String title) {
        this.title = title;
    }

    /** What messages call it. */
    String title() {
        return title;
    }

    /** The packing of what begins so; nothing if it is not packed, or in no way that is known here. */
    static Optional<Packing> of(byte[] head) {
        String start = HexFormat.of().formatHex(head, 0, Math.min(head.length, 4));
        if (start.startsWith(GZIP_MAGIC)) {
            return isInPieces(head) ? Optional.empty() : Optional.of(GZIP);
        }
        if (start.equals(ZSTD_MAGIC) || start.startsWith("5") && start.endsWith(ZSTD_SKIPPED)) {
            return Optional.of(ZSTD);
        }
        if (start.equals(ZIP_MAGIC) || start.equals(EMPTY_ZIP)) {
            return Optional.of(ZIP);
        }
        return TarMembers.isTar(head) ? Optional.of(TAR) : Optional.empty();
    }

    /** Whether that is a piece of one of Ringside's own recordings, which are gzip with an extra field {@code RS} and have a reader that knows each piece. */
    private static boolean isInPieces(byte[] head) {
        return head.length > 13 && (head[3] & 4) != 0 && head[12] == 'R' && head[13] == 'S';
    }

    /** What is packed in a stream. Closing it leaves the stream open. */
    Members open(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new SingleMember(Compressed.gzip(in));
            case ZSTD -> new SingleMember(Compressed.zstd(in));
            case ZIP -> new ZipMembers(in);
            case TAR -> new TarMembers(in);
        };
    }

    /**
     * What a stream begins with, or the first that is packed in it; as far as that can be unpacked.
     *
     * @param isWhole whether what begins so is not to be unpacked, however it looks
     */
    static byte[] firstHead(InputStream in, Predicate<byte[]> isWhole) throws IOException {
        return firstHead(in, isWhole, DEEPEST);
    }

    private static byte[] firstHead(InputStream in, Predicate<byte[]> isWhole, int depth) throws IOException {
        byte[] head = Recording.head(in);
        Optional<Packing> packing = isWhole.test(head) ? Optional.empty() : of(head);
        if (packing.isEmpty() || depth == 0) {
            return head;
        }
        try (Members members = packing.get().open(in)) {
            Optional<Members.Member> first = members.next();
            return first.isPresent()
                    ? firstHead(new BufferedInputStream(first.get().content()), isWhole, depth - 1)
                    : new byte[0];
        } catch (IOException e) {
            if (Damaged.isDamage(e)) {
                // Told when it is read.
                return new byte[0];
            }
            throw e;
        }
    }
}
