package dev.ringside.runtime.feed.jsonl;

import dev.ringside.runtime.feed.recording.Recording;
import java.util.HexFormat;
import java.util.List;

/** Tells by its first bytes what a recording surely is not: text. */
final class Content {
    /**
     * A kind of content.
     *
     * @param magic the bytes that it begins with, in hexadecimal
     * @param description what it is
     * @param hint what to do with it
     */
    private record Kind(String magic, String description, String hint) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "fd377a585a00",
                    "compressed (xz)",
                    "decompress it on the way: xzcat FILE | ringside query … --from -"),
            new Kind(
                    "425a68", "compressed (bzip2)", "decompress it on the way: bzcat FILE | ringside query … --from -"),
            new Kind(
                    "04224d18",
                    "compressed (lz4)",
                    "decompress it on the way: lz4cat FILE | ringside query … --from -"),
            new Kind("377abcaf271c", "a 7-Zip archive", "unpack it first, or make it a .zip"),
            new Kind("526172211a07", "a RAR archive", "unpack it first, or make it a .zip"));

    private Content() {}

    /**
     * Looks at the first bytes.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it is something that is known and not readable
     */
    static void check(String title, byte[] begin) {
        String head = HexFormat.of().formatHex(begin);
        for (Kind kind : KINDS) {
            if (head.startsWith(kind.magic)) {
                throw Recording.failure(
                        title + " is " + kind.description + ", and this version does not read that", kind.hint);
            }
        }
    }
}
