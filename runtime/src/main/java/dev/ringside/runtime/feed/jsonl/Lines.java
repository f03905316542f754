package dev.ringside.runtime.feed.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines without copying them. A line longer than the limit is passed over, but counted like any other. For one
 * thread.
 */
final class Lines implements Closeable {
    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final Runnable idle;
    private byte[] buffer;
    /** What was read and not yet given out: from {@code next} to {@code end}. */
    private int next;

    private int end;
    private int start;
    private int length;
    private long number;
    private boolean tooLong;
    private boolean finished;

    /**
     * Lines of that stream.
     *
     * @param limit the longest line in bytes
     * @param idle called before a read that may have to wait
     */
    Lines(InputStream in, int limit, Runnable idle) {
        this.in = in;
        this.limit = limit;
        this.idle = idle;
        this.buffer = new byte[Math.min(FIRST_BUFFER, limit + 1)];
    }

    /** Moves on to the next line; false if there is none. */
    boolean advance() throws IOException {
        tooLong = false;
        int searched = next;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return line(i, i + 1);
                }
            }
            searched = end;
            if (finished) {
                return (next < end || tooLong) && line(end, end);
            }
            if (end - next > limit) {
                // Its beginning is of no use any more, and the room is needed to find its end.
                tooLong = true;
                next = end;
            }
            searched -= makeRoom();
            fill();
        }
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where in the bytes the line starts. */
    int start() {
        return start;
    }

    /** How many bytes it has, without its line break. */
    int length() {
        return length;
    }

    /** Whether the line was longer than the limit and is not there. */
    boolean tooLong() {
        return tooLong;
    }

    /** The line's number, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean line(int lineEnd, int following) {
        start = next;
        length = lineEnd - start;
        if (length > 0 && buffer[lineEnd - 1] == '\r') {
            length--;
        }
        next = following;
        number++;
        return true;
    }

    /** Makes room for at least one byte and tells by how much the unread bytes moved down. */
    private int makeRoom() {
        int moved = next;
        if (moved > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= moved;
            next = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + 1L));
        }
        return moved;
    }

    private void fill() throws IOException {
        if (in.available() == 0) {
            idle.run();
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            finished = true;
        } else {
            end += count;
        }
    }
}
