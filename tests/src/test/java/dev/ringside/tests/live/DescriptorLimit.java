package dev.ringside.tests.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** This process's limit of open files, for as long as it is lowered. */
final class DescriptorLimit implements AutoCloseable {
    private static final int RLIMIT_NOFILE = 7;

    static {
        Native.register(DescriptorLimit.class, NativeLibrary.getProcess());
    }

    private final long[] before = new long[2];

    /** @param descriptors how many of the lowest numbers that are free now can still be given */
    DescriptorLimit(int descriptors) {
        int[] given = new int[descriptors + 1];
        for (int i = 0; i < given.length; i++) {
            given[i] = dup(0);
        }
        for (int descriptor : given) {
            close(descriptor);
        }
        getrlimit(RLIMIT_NOFILE, before);
        setrlimit(RLIMIT_NOFILE, new long[] {given[descriptors], before[1]});
    }

    @Override
    public void close() {
        setrlimit(RLIMIT_NOFILE, before);
    }

    private static native int dup(int descriptor) throws LastErrorException;

    private static native int close(int descriptor) throws LastErrorException;

    private static native int getrlimit(int resource, long[] limits) throws LastErrorException;

    private static native int setrlimit(int resource, long[] limits) throws LastErrorException;
}
