package dev.ringside.runtime.feed.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in bytes, the lowest byte first. Whoever calls makes sure that they are there. */
final class Bytes {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static int unsignedByte(byte[] in, int at) {
        return in[at] & 0xFF;
    }

    static int unsignedShort(byte[] in, int at) {
        return (short) SHORTS.get(in, at) & 0xFFFF;
    }

    static char character(byte[] in, int at) {
        return (char) (short) SHORTS.get(in, at);
    }

    static int integer(byte[] in, int at) {
        return (int) INTS.get(in, at);
    }

    static long unsignedInteger(byte[] in, int at) {
        return Integer.toUnsignedLong(integer(in, at));
    }

    static long whole(byte[] in, int at) {
        return (long) LONGS.get(in, at);
    }
}
