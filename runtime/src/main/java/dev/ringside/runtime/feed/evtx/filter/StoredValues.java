package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.runtime.feed.evtx.ValueType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Values as they are stored, the lowest byte first. The reader has made sure that they are there. */
final class StoredValues {
    /** So many decimal digits fit into 64 bits, whatever they are. */
    private static final int MOST_DIGITS = 18;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private StoredValues() {}

    /** Whether it is stored as a whole number. Truths are not among them: any number but 0 is 1 there. */
    static boolean isWhole(int type, int length) {
        return switch (type) {
            case ValueType.INT8, ValueType.UINT8 -> length == 1;
            case ValueType.INT16, ValueType.UINT16 -> length == 2;
            case ValueType.INT32, ValueType.UINT32, ValueType.HEX_INT32 -> length == 4;
            case ValueType.INT64, ValueType.UINT64, ValueType.HEX_INT64 -> length == 8;
            default -> false;
        };
    }

    /** The number that {@link #isWhole is stored} there. */
    static long whole(byte[] in, int type, int at) {
        return switch (type) {
            case ValueType.INT8 -> in[at];
            case ValueType.UINT8 -> in[at] & 0xFF;
            case ValueType.INT16 -> (short) SHORTS.get(in, at);
            case ValueType.UINT16 -> unit(in, at);
            case ValueType.INT32 -> (int) INTS.get(in, at);
            case ValueType.UINT32, ValueType.HEX_INT32 -> Integer.toUnsignedLong((int) INTS.get(in, at));
            default -> (long) LONGS.get(in, at);
        };
    }

    static char unit(byte[] in, int at) {
        return (char) (short) SHORTS.get(in, at);
    }

    /** How many UTF-16 units a text of so many bytes has, without the NULs behind it. */
    static int units(byte[] in, int at, int length) {
        int count = length / 2;
        while (count > 0 && unit(in, at + 2 * count - 2) == 0) {
            count--;
        }
        return count;
    }

    /** The number that a text of decimal digits is; -1 if it is none, or perhaps a very large one. */
    static long digits(byte[] in, int at, int units) {
        if (units == 0 || units > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < units; i++) {
            int digit = unit(in, at + 2 * i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
