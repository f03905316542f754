package dev.ringside.runtime.feed.own;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the pieces of a recording. What is no whole piece is left out, counted, and does not keep what follows from being read. Memory is bounded by the
 * longest piece there may be. For one thread.
 */
final class PieceReader implements Closeable {
    private static final int FIRST_WINDOW = 1 << 16;
    private static final int MAGIC = 4;

    private final InputStream in;
    private final Runnable idle;
    private final Damage damage;
    private final Inflation inflation = new Inflation();
    private byte[] window = new byte[FIRST_WINDOW];
    /** What was read and not dealt with: from {@code next} to {@code end}. */
    private int next;

    private int end;
    private boolean finished;
    /** Where {@code next} is in the recording. */
    private long position;

    /**
     * The pieces of that recording.
     *
     * @param idle called before a read that may have to wait
     * @param damage told what is no piece
     */
    PieceReader(InputStream in, Runnable idle, Damage damage) {
        this.in = in;
        this.idle = idle;
        this.damage = damage;
    }

    /** How many bytes have been dealt with. */
    long position() {
        return position;
    }

    /** The lines of the next piece; nothing if there is none. They are there until the next call. */
    Optional<Inflation> next() throws IOException {
        while (has(PieceHeader.BYTES)) {
            Optional<PieceHeader> header = PieceHeader.read(window, next);
            if (header.isEmpty()) {
                leaveOut("there is no piece of a recording");
            } else if (!has(header.get().length())) {
                // Either it is the last one, and was cut off, or it is not as long as it says.
                if (!skipToMagic(1)) {
                    break;
                }
            } else if (isIntact(header.get())) {
                damage.intact();
                pass(header.get().length());
                return Optional.of(inflation);
            } else {
                leaveOut(inflation.complaint());
            }
        }
        damage.end(position, end - next);
        pass(end - next);
        return Optional.empty();
    }

    private boolean isIntact(PieceHeader header) {
        return inflation.inflate(
                window, next + PieceHeader.BYTES, header.length() - PieceHeader.BYTES - PieceHeader.TRAILER);
    }

    /** Goes on to where another piece may begin. */
    private void leaveOut(String reason) throws IOException {
        damage.begins(position, reason);
        int from = 1;
        while (!skipToMagic(from)) {
            // The last few bytes may be the beginning of one.
            leave(Math.max(0, end - next - MAGIC + 1));
            from = 0;
            if (!has(MAGIC)) {
                return;
            }
        }
    }

    /** Leaves out what is before the next beginning of a piece in the window, if there is one. */
    private boolean skipToMagic(int from) {
        for (int at = next + from; at + MAGIC <= end; at++) {
            if (PieceHeader.isAt(window, at)) {
                damage.begins(position, "a piece is not as long as it says");
                leave(at - next);
                return true;
            }
        }
        return false;
    }

    private void leave(int count) {
        damage.leftOut(count);
        pass(count);
    }

    private void pass(int count) {
        next += count;
        position += count;
    }

    /** Reads on until so many bytes are there; false if the recording ends before. */
    private boolean has(int count) throws IOException {
        while (end - next < count && !finished) {
            if (next > 0) {
                System.arraycopy(window, next, window, 0, end - next);
                end -= next;
                next = 0;
            }
            if (end == window.length) {
                window = Arrays.copyOf(window, 2 * window.length);
            }
            fill();
        }
        return end - next >= count;
    }

    private void fill() throws IOException {
        if (in.available() == 0) {
            idle.run();
        }
        int count = in.read(window, end, window.length - end);
        if (count < 0) {
            finished = true;
        } else {
            end += count;
        }
    }

    @Override
    public void close() throws IOException {
        inflation.close();
        in.close();
    }
}
