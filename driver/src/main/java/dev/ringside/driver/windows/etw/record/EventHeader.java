package dev.ringside.driver.windows.etw.record;

import dev.ringside.driver.windows.contract.FileTime;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself: Windows' {@code EVENT_HEADER}.
 *
 * @param flags bits of {@link #CLASSIC} and so on
 * @param properties how the provider wants it shown, {@code EVENT_HEADER_PROPERTY_…}
 * @param threadId of the thread that wrote it; {@link #UNKNOWN} if it is not recorded
 * @param processId of the process that wrote it; {@link #UNKNOWN} if it is not recorded
 * @param time nanoseconds since the epoch, UTC
 * @param provider who wrote it; of a classic event the class of events
 * @param processorTime ticks of the processor, or two halves of kernel and user time, as the flags say
 * @param activityId the activity that it belongs to; null if it belongs to none
 */
public record EventHeader(
        int flags,
        int properties,
        long threadId,
        long processId,
        long time,
        UUID provider,
        EventDescriptor descriptor,
        long processorTime,
        @Nullable UUID activityId) {
    /** Bytes of the structure. */
    public static final int BYTES = 80;

    /** Extended items follow it. */
    public static final int EXTENDED_INFO = 0x0001;
    /** Written in a process that does not go through the kernel: the processor time is a count of ticks. */
    public static final int PRIVATE_SESSION = 0x0002;
    /** The data is one text, and there is no schema for it. */
    public static final int STRING_ONLY = 0x0004;
    /** Written by WPP: its text is in files of the one who built the program. */
    public static final int TRACE_MESSAGE = 0x0008;
    /** There is no processor time. */
    public static final int NO_CPU_TIME = 0x0010;
    /** Pointers have 4 bytes. */
    public static final int POINTERS_32 = 0x0020;
    /** Pointers have 8 bytes. */
    public static final int POINTERS_64 = 0x0040;
    /** The provider stands for the one that the GUID in its traits names. */
    public static final int DECODE_GUID = 0x0080;
    /** A classic event, of a class and a type. */
    public static final int CLASSIC = 0x0100;

    /** The process or thread that is not recorded. */
    public static final long UNKNOWN = 0xFFFF_FFFFL;

    private static final int FLAGS = 4;
    private static final int PROPERTIES = 6;
    private static final int THREAD_ID = 8;
    private static final int PROCESS_ID = 12;
    private static final int TIME = 16;
    private static final int PROVIDER = 24;
    private static final int DESCRIPTOR = 40;
    private static final int PROCESSOR_TIME = 56;
    private static final int ACTIVITY_ID = 64;

    /** The header at that place of a little-endian buffer, as a session gives it: with its time in 100 ns since 1601. */
    public static EventHeader read(ByteBuffer in, int at) {
        return read(in, at, FileTime::toEpochNanos);
    }

    /**
     * The header at that place of a little-endian buffer.
     *
     * @param clock makes nanoseconds since the epoch of the time that stands in it
     */
    public static EventHeader read(ByteBuffer in, int at, LongUnaryOperator clock) {
        UUID activity = Guid.read(in, at + ACTIVITY_ID);
        return new EventHeader(
                in.getShort(at + FLAGS) & 0xFFFF,
                in.getShort(at + PROPERTIES) & 0xFFFF,
                Integer.toUnsignedLong(in.getInt(at + THREAD_ID)),
                Integer.toUnsignedLong(in.getInt(at + PROCESS_ID)),
                clock.applyAsLong(in.getLong(at + TIME)),
                Guid.read(in, at + PROVIDER),
                EventDescriptor.read(in, at + DESCRIPTOR),
                in.getLong(at + PROCESSOR_TIME),
                activity.equals(Guid.NIL) ? null : activity);
    }

    /** The same with these flags set, too. */
    public EventHeader withFlags(int more) {
        return new EventHeader(
                flags | more, properties, threadId, processId, time, provider, descriptor, processorTime, activityId);
    }

    /** Whether all these flags are set. */
    public boolean has(int all) {
        return (flags & all) == all;
    }

    /** Bytes of a pointer in the data: 4 or 8. */
    public int pointerBytes() {
        return has(POINTERS_32) ? Integer.BYTES : Long.BYTES;
    }
}
