package dev.ringside.driver.windows.etw;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The functions of tdh that every Windows has, bound directly. Answers are error codes of Windows. */
final class Tdh {
    static {
        Native.register(Tdh.class, EtwLibraries.decoding());
    }

    private Tdh() {}

    static native int TdhGetEventInformation(Pointer event, int contexts, long context, Pointer buffer, Pointer size);

    static native int TdhEnumerateProviders(Pointer buffer, Pointer size);
}
