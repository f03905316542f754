package dev.ringside.runtime.feed.etl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a file says of itself in its first event, {@code TRACE_LOGFILE_HEADER}.
 *
 * @param bufferSize bytes of its buffers, if they are not compressed
 * @param pointerBytes 4 or 8, on the machine that wrote it
 * @param eventsLost events that found no room in a buffer when they were recorded
 * @param buffersLost buffers that found no room in the file
 * @param clock makes time of what the clock showed
 */
record FileHeader(int bufferSize, int pointerBytes, long eventsLost, long buffersLost, TraceClock clock) {
    /** The first event: a system header, group and type 0. */
    private static final int FIRST = BufferHeader.BYTES;

    private static final int TIME = FIRST + 16;
    private static final int DATA = FIRST + 32;
    private static final int POINTER_BYTES = DATA + 44;
    private static final int EVENTS_LOST = DATA + 48;
    private static final int MEGAHERTZ = DATA + 52;
    private static final int POINTERS = DATA + 56;
    /** Bytes of the time zone and what pads it, between the two pointers and what follows here. */
    private static final int TIME_ZONE = 176;

    private static final int FREQUENCY = 8;
    private static final int START = 16;
    private static final int CLOCK = 24;
    private static final int BUFFERS_LOST = 28;

    /** As much of a file as there must be. */
    static final int BYTES = POINTERS + 2 * Long.BYTES + TIME_ZONE + BUFFERS_LOST + Integer.BYTES;

    private static final int MARKER_BITS = 0xC0;

    /** Whether a file that begins so is one: a buffer for the file's header, and in it the event that describes the file. */
    static boolean isOf(ByteBuffer head) {
        ByteBuffer in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < FIRST + Long.BYTES) {
            return false;
        }
        int type = in.get(FIRST + 2);
        return BufferHeader.type(in, 0) == BufferHeader.FILE_HEADER
                && (in.get(FIRST + 3) & 0xFF) == MARKER_BITS
                && (type == 1 || type == 2)
                && in.getShort(FIRST + 6) == 0;
    }

    /** Reads the beginning of a file; empty if it is none, or not whole. */
    static Optional<FileHeader> read(ByteBuffer head) {
        ByteBuffer in = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < BYTES || !isOf(in)) {
            return Optional.empty();
        }
        int pointerBytes = in.getInt(POINTER_BYTES) == Integer.BYTES ? Integer.BYTES : Long.BYTES;
        int rest = POINTERS + 2 * pointerBytes + TIME_ZONE;
        long frequency = switch (in.getInt(rest + CLOCK)) {
            case TraceClock.SYSTEM_TIME -> TraceClock.TICKS;
            case TraceClock.CYCLES -> Integer.toUnsignedLong(in.getInt(MEGAHERTZ)) * TraceClock.MEGA;
            default -> in.getLong(rest + FREQUENCY);
        };
        return Optional.of(new FileHeader(
                in.getInt(DATA),
                pointerBytes,
                Integer.toUnsignedLong(in.getInt(EVENTS_LOST)),
                Integer.toUnsignedLong(in.getInt(rest + BUFFERS_LOST)),
                new TraceClock(in.getLong(TIME), in.getLong(rest + START), frequency)));
    }
}
