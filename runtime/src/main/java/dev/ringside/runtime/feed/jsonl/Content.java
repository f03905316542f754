package dev.ringside.runtime.feed.jsonl;

import dev.ringside.runtime.feed.recording.Recording;
import java.util.HexFormat;
import java.util.List;

/** Tells by its first bytes what a recording surely is not: JSON lines. */
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
            new Kind("456c6646696c6500", "a Windows event log (EVTX)", "convert it to JSON lines first"),
            new Kind("1f8b", "compressed (gzip)", "decompress it on the way: zcat FILE | ringside query … --from -"),
            new Kind(
                    "28b52ffd",
                    "compressed (zstd)",
                    "decompress it on the way: zstdcat FILE | ringside query … --from -"),
            new Kind(
                    "fd377a585a00",
                    "compressed (xz)",
                    "decompress it on the way: xzcat FILE | ringside query … --from -"),
            new Kind(
                    "425a68", "compressed (bzip2)", "decompress it on the way: bzcat FILE | ringside query … --from -"),
            new Kind("504b0304", "a zip archive", "unpack it first"),
            new Kind("fffe", "UTF-16 text", "convert it on the way: iconv -f UTF-16 FILE | ringside query … --from -"),
            new Kind("feff", "UTF-16 text", "convert it on the way: iconv -f UTF-16 FILE | ringside query … --from -"),
            new Kind("5b", "one JSON array", "make lines of it: jq -c '.[]' FILE | ringside query … --from -"));

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
