package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a log. For one thread.
 *
 * <p>Whether records are as they were written is known only of those in chunks whose sum is right. Others are delivered all the same, since most are sound: a
 * machine that lost power leaves the last chunk with the sum of some records before, some tools write no sums, and where a single byte is wrong a hundred
 * records around it are right. How many they are is said, so that nobody takes them for verified.
 */
final class Damage {
    private final Recording recording;
    private long records;
    private final Places unreadable = new Places();
    private final Places wrong = new Places();
    private final Places absent = new Places();
    private final Places cut = new Places();

    Damage(Recording recording) {
        this.recording = recording;
    }

    /** How often something was found, and where first. */
    private static final class Places {
        private long count;
        private String first = "";

        void add(long more, long position, String reason) {
            if (count == 0) {
                first = String.format(Locale.ROOT, "the first is at byte %d: %s", position, reason);
            }
            count += more;
        }
    }

    /** Takes note of what was found in a chunk. */
    void add(ReadChunk read) {
        records += read.records();
        read.wounds().forEach(wound -> unreadable.add(1, wound.position(), wound.reason()));
    }

    /** Takes note of a log that ends within its header. */
    void cutHeader() {
        unreadable.add(1, 0, "it is cut off in its header");
    }

    /** Takes note of how many records of a chunk were delivered. */
    void delivered(Chunk chunk, long count) {
        if (count > 0) {
            switch (chunk.recordsSum()) {
                case RIGHT -> {}
                case WRONG -> wrong.add(count, chunk.position(), "a chunk of which something is not as it was written");
                case ABSENT -> absent.add(count, chunk.position(), "a chunk without a sum");
                case CUT -> cut.add(count, chunk.position(), "a chunk whose end is missing");
            }
        }
    }

    /** Tells what there is to tell. */
    void report(RecordingSink sink) {
        if (unreadable.count > 0) {
            String places = unreadable.count == 1 ? "%d place of %s" : "%d places of %s";
            complain(
                    sink,
                    places + " could not be read and " + (unreadable.count == 1 ? "was" : "were") + " left out",
                    unreadable);
        }
        if (wrong.count > 0) {
            complain(sink, "%d records of %s are of chunks whose checksum is wrong; they are taken as they are", wrong);
        }
        if (absent.count > 0) {
            complain(sink, "%d records of %s are of chunks without a checksum; they are taken as they are", absent);
        }
        if (cut.count > 0) {
            complain(sink, "%d records of %s are of a chunk whose end is missing; they are taken as they are", cut);
        }
    }

    private void complain(RecordingSink sink, String message, Places places) {
        sink.complain(Diagnostic.of(
                Code.RECORDING, String.format(Locale.ROOT, message, places.count, recording.title()), places.first));
    }

    /** Why not a single record was read of what has something that could not be; empty if there was one, or nothing at all. */
    Optional<String> failure() {
        return records == 0 && unreadable.count > 0 ? Optional.of(unreadable.first) : Optional.empty();
    }
}
