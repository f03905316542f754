package dev.ringside.runtime.feed.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What has been read of a stream and not yet been dealt with, in one piece of memory that grows up to a limit. For one thread. */
final class Window implements Closeable {
    /** There is nothing at that place: the stream has ended before. */
    static final int END = -1;
    /** That place is beyond the limit. */
    static final int TOO_FAR = -2;

    private static final byte LINE_FEED = '\n';

    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final Runnable idle;
    private byte[] buffer;
    /** What was read and not yet passed: from {@code next} to {@code end}. */
    private int next;

    private int end;
    private boolean finished;

    /**
     * A window at the beginning of a stream.
     *
     * @param limit how far one can look, in bytes
     * @param idle called before a read that may have to wait
     */
    Window(InputStream in, int limit, Runnable idle) {
        this.in = in;
        this.limit = limit;
        this.idle = idle;
        this.buffer = new byte[Math.min(FIRST_BUFFER, limit + 1)];
    }

    /** The byte that far ahead, from 0 to 255, {@link #END} or {@link #TOO_FAR}; reads on until it is there. */
    int at(int offset) throws IOException {
        while (next + offset >= end) {
            if (finished) {
                return END;
            }
            if (offset > limit) {
                return TOO_FAR;
            }
            makeRoom();
            fill();
        }
        return buffer[next + offset] & 0xFF;
    }

    /** How far ahead the first of some bytes is, from an offset on; {@link #END} or {@link #TOO_FAR} if none is there. */
    int seek(int offset, byte first, byte second, byte third) throws IOException {
        int from = offset;
        while (true) {
            byte[] bytes = buffer;
            int last = end;
            for (int i = next + from; i < last; i++) {
                byte found = bytes[i];
                if (found == first || found == second || found == third) {
                    return i - next;
                }
            }
            from = Math.max(from, last - next);
            int following = at(from);
            if (following < 0) {
                return following;
            }
        }
    }

    /** How far ahead the line ends: with a line feed or with the stream, or {@link #TOO_FAR}. */
    int lineEnd(int offset) throws IOException {
        int found = seek(offset, LINE_FEED, LINE_FEED, LINE_FEED);
        return found == END ? loaded() : found;
    }

    /** How many line feeds there are among so many bytes that have been looked at. */
    int lineFeeds(int length) {
        int count = 0;
        for (int i = next; i < next + length; i++) {
            count += buffer[i] == LINE_FEED ? 1 : 0;
        }
        return count;
    }

    /** Whether that ASCII text stands that far ahead. */
    boolean has(int offset, byte[] text) throws IOException {
        for (int i = 0; i < text.length; i++) {
            if (at(offset + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Leaves so many bytes behind; they stay where they are until the next look ahead. */
    void pass(int count) {
        next += count;
    }

    /** How many bytes have been read and not been passed. */
    int loaded() {
        return end - next;
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where in the bytes the window begins. */
    int start() {
        return next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Makes room for at least one byte. */
    private void makeRoom() {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + 1L));
        }
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
