package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;

/** How many bytes of recordings have been gone through, and how many there are. For one thread that reads and any that look. */
final class Odometer {
    private volatile OptionalLong total = OptionalLong.of(0);
    private volatile long read;
    /** What the recordings before the one that is being read came to. */
    private volatile long before;

    /** There is that much more to read; nobody knows how much if one of them is no file. */
    void expect(List<Recording> recordings) {
        for (Recording recording : recordings) {
            OptionalLong size = size(recording);
            total = total.isPresent() && size.isPresent()
                    ? OptionalLong.of(total.getAsLong() + size.getAsLong())
                    : OptionalLong.empty();
        }
    }

    private static OptionalLong size(Recording recording) {
        try {
            return recording.isFile() ? OptionalLong.of(Files.size(recording.path())) : OptionalLong.empty();
        } catch (IOException | RingsideException e) {
            // Told by whoever reads it.
            return OptionalLong.empty();
        }
    }

    /** So many bytes of the recording that is being read have been gone through, unless it was known to be more. */
    void at(long position) {
        long here = before + position;
        if (here > read) {
            read = here;
        }
    }

    /** A recording has been read to its end, or as far as anybody wants it. */
    void pass(Recording recording) {
        size(recording).ifPresent(this::at);
        before = read;
    }

    long read() {
        return read;
    }

    OptionalLong total() {
        return total;
    }
}
