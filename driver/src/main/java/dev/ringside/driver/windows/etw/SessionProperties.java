package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.Layout.EventTraceProperties;
import dev.ringside.driver.windows.etw.record.Guid;
import java.util.UUID;

/** EVENT_TRACE_PROPERTIES with room for both names behind it, in native memory. */
final class SessionProperties {
    private static final int LONGEST_NAME = 1024;
    private static final int NAME_BYTES = (LONGEST_NAME + 1) * Character.BYTES;
    static final int BYTES = EventTraceProperties.BYTES + 2 * NAME_BYTES;

    private static final int BUFFER_KILOBYTES = 64;
    private static final int LEAST_BUFFERS = 16;
    /** So many buffers of {@value #BUFFER_KILOBYTES} KiB may be full before events are lost. */
    private static final int MOST_BUFFERS = 256;
    /** How long an event waits in a buffer that is not full. */
    static final int FLUSH_SECONDS = 1;

    private final Memory memory = new Memory(BYTES);

    /** For an answer. */
    SessionProperties() {
        memory.clear();
        memory.setInt(EventTraceProperties.WNODE_BUFFER_SIZE, BYTES);
        memory.setInt(EventTraceProperties.LOGGER_NAME_OFFSET, EventTraceProperties.BYTES);
        memory.setInt(EventTraceProperties.LOG_FILE_NAME_OFFSET, EventTraceProperties.BYTES + NAME_BYTES);
    }

    /**
     * Of a session that delivers to a consumer and writes no file.
     *
     * @param guid of the kernel's logger, or one that nobody has
     * @param kernelFlags what is wanted of the kernel's logger; 0 for any other session
     */
    SessionProperties(UUID guid, int mode, int kernelFlags) {
        this();
        byte[] bytes = Guid.bytes(guid);
        memory.write(EventTraceProperties.WNODE_GUID, bytes, 0, bytes.length);
        memory.setInt(EventTraceProperties.WNODE_CLIENT_CONTEXT, Tracing.CLOCK_PERFORMANCE_COUNTER);
        memory.setInt(EventTraceProperties.WNODE_FLAGS, Tracing.WNODE_FLAG_TRACED_GUID);
        memory.setInt(EventTraceProperties.BUFFER_SIZE, BUFFER_KILOBYTES);
        memory.setInt(EventTraceProperties.MINIMUM_BUFFERS, LEAST_BUFFERS);
        memory.setInt(EventTraceProperties.MAXIMUM_BUFFERS, MOST_BUFFERS);
        memory.setInt(EventTraceProperties.LOG_FILE_MODE, mode);
        memory.setInt(EventTraceProperties.FLUSH_TIMER, FLUSH_SECONDS);
        memory.setInt(EventTraceProperties.ENABLE_FLAGS, kernelFlags);
        memory.setInt(EventTraceProperties.LOG_FILE_NAME_OFFSET, 0);
    }

    Pointer pointer() {
        return memory;
    }

    String name() {
        return NativeText.read(memory, EventTraceProperties.BYTES, NAME_BYTES);
    }

    int kernelFlags() {
        return memory.getInt(EventTraceProperties.ENABLE_FLAGS);
    }

    boolean isRealTime() {
        return (memory.getInt(EventTraceProperties.LOG_FILE_MODE) & Tracing.EVENT_TRACE_REAL_TIME_MODE) != 0;
    }

    /** How many buffers the session has handed on. */
    long buffersWritten() {
        return unsigned(EventTraceProperties.BUFFERS_WRITTEN);
    }

    EtwLosses losses() {
        return new EtwLosses(
                unsigned(EventTraceProperties.EVENTS_LOST),
                unsigned(EventTraceProperties.LOG_BUFFERS_LOST)
                        + unsigned(EventTraceProperties.REAL_TIME_BUFFERS_LOST));
    }

    private long unsigned(int member) {
        return Integer.toUnsignedLong(memory.getInt(member));
    }
}
