package dev.ringside.driver.windows.etw;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The functions of tdh that came with Windows 8.1: what events a provider has, and filters of what they carry. Where they are missing, loading this class
 * fails with an {@link UnsatisfiedLinkError}.
 */
final class TdhFilters {
    static {
        Native.register(TdhFilters.class, EtwLibraries.decoding());
    }

    private TdhFilters() {}

    static native int TdhEnumerateManifestProviderEvents(Pointer provider, Pointer buffer, Pointer size);

    static native int TdhGetManifestEventInformation(
            Pointer provider, Pointer descriptor, Pointer buffer, Pointer size);

    static native int TdhCreatePayloadFilter(
            Pointer provider, Pointer descriptor, byte any, int count, Pointer predicates, Pointer filter);

    static native int TdhDeletePayloadFilter(Pointer filter);

    static native int TdhAggregatePayloadFilters(int count, Pointer filters, Pointer all, Pointer descriptor);

    static native int TdhCleanupPayloadEventFilterDescriptor(Pointer descriptor);
}
