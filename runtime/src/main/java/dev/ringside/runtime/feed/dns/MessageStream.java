package dev.ringside.runtime.feed.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What goes over a TCP connection in one direction, as messages: before each of them stands its length in two bytes. The pieces are what single calls
 * moved, and may begin and end anywhere. For one thread.
 */
public final class MessageStream {
    private static final int PREFIX = 2;

    private byte[] waiting = {};
    private boolean lost;

    /**
     * Adds a piece.
     *
     * @param isWhole whether that is all that was moved; if not, it is not known any more where a message begins, and no others are found
     * @return the messages that are complete with it
     */
    public List<byte[]> add(byte[] piece, boolean isWhole) {
        if (lost) {
            return List.of();
        }
        byte[] all = Arrays.copyOf(waiting, waiting.length + piece.length);
        System.arraycopy(piece, 0, all, waiting.length, piece.length);
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        while (all.length - from >= PREFIX) {
            int length = (all[from] & 0xFF) << 8 | (all[from + 1] & 0xFF);
            if (all.length - from - PREFIX < length) {
                break;
            }
            from += PREFIX;
            messages.add(Arrays.copyOfRange(all, from, from + length));
            from += length;
        }
        if (!isWhole && all.length - from >= PREFIX) {
            // Its beginning is better than nothing.
            messages.add(Arrays.copyOfRange(all, from + PREFIX, all.length));
        }
        lost = !isWhole;
        waiting = lost ? new byte[0] : Arrays.copyOfRange(all, from, all.length);
        return messages;
    }
}
