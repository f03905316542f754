package dev.ringside.tests.live;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** This process's limit of open files. */
final class DescriptorLimit {
    private static final int RLIMIT_NOFILE = 7;

    static {
        Native.register(DescriptorLimit.class, NativeLibrary.getProcess());
    }

    private DescriptorLimit() {}

    /** Does something while only that many more descriptors can be given than there are now. */
    static void within(int descriptors, Runnable action) {
        long[] before = new long[2];
        int[] given = new int[descriptors + 1];
        for (int i = 0; i < given.length; i++) {
            given[i] = dup(0);
        }
        for (int descriptor : given) {
            close(descriptor);
        }
        getrlimit(RLIMIT_NOFILE, before);
        setrlimit(RLIMIT_NOFILE, new long[] {given[descriptors], before[1]});
        try {
            action.run();
        } finally {
            setrlimit(RLIMIT_NOFILE, before);
        }
    }

    private static native int dup(int descriptor) throws LastErrorException;

    private static native int close(int descriptor) throws LastErrorException;

    private static native int getrlimit(int resource, long[] limits) throws LastErrorException;

    private static native int setrlimit(int resource, long[] limits) throws LastErrorException;
}
