package dev.ringside.driver.windows.etw;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The functions of advapi32 that control and consume sessions, bound directly. Loading this class loads JNA, and works only where there are such
 * functions. Handles are a {@code long}; every other answer is an error code of Windows.
 */
final class Tracing {
    static final int CONTROL_QUERY = 0;
    static final int CONTROL_STOP = 1;
    static final int CONTROL_UPDATE = 2;
    static final int CONTROL_FLUSH = 3;
    static final int DISABLE_PROVIDER = 0;
    static final int ENABLE_PROVIDER = 1;
    static final long INVALID_TRACE = -1;

    static final int EVENT_TRACE_REAL_TIME_MODE = 0x100;
    /** One session that cannot take an event does not keep it from the others; from Windows 8.1 on. */
    static final int EVENT_TRACE_INDEPENDENT_SESSION_MODE = 0x08000000;

    static final int PROCESS_TRACE_MODE_REAL_TIME = 0x100;
    static final int PROCESS_TRACE_MODE_EVENT_RECORD = 0x10000000;
    static final int WNODE_FLAG_TRACED_GUID = 0x20000;
    /** Times come from the performance counter. */
    static final int CLOCK_PERFORMANCE_COUNTER = 1;

    static final int ENABLE_TRACE_PARAMETERS_VERSION_2 = 2;
    /** Events come with the security id of their user. */
    static final int EVENT_ENABLE_PROPERTY_SID = 0x1;

    static final int EVENT_FILTER_TYPE_PID = 0x80000004;
    static final int EVENT_FILTER_TYPE_PAYLOAD = 0x80000100;
    static final int EVENT_FILTER_TYPE_EVENT_ID = 0x80000200;

    static {
        Native.register(Tracing.class, EtwLibraries.tracing());
    }

    private Tracing() {}

    /** Takes an event. Nothing that it throws goes any further than JNA. */
    interface EventRecordCallback extends Callback {
        void event(Pointer record);
    }

    /** Is told that all events of a buffer have been given out; answers whether more are wanted. */
    interface BufferCallback extends Callback {
        int buffer(Pointer logFile);
    }

    static native int StartTraceW(Pointer handle, Pointer name, Pointer properties);

    static native int ControlTraceW(long handle, Pointer name, Pointer properties, int code);

    static native int QueryAllTracesW(Pointer array, int room, Pointer found);

    static native int EnableTraceEx2(
            long handle, Pointer provider, int code, byte level, long any, long all, int timeout, Pointer parameters);

    static native long OpenTraceW(Pointer logFile);

    static native int ProcessTrace(Pointer handles, int count, long from, long to);

    static native int CloseTrace(long handle);
}
