package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Security ids: a version, how many parts, the authority in 6 bytes with the highest first, and the parts, 4 bytes each. */
final class Sid {
    private static final int PARTS = 1;
    private static final int HEAD = 8;

    private Sid() {}

    /** The one at that place, as {@code S-1-5-18}; the buffer reaches to its end. */
    static Value read(ByteBuffer in, int at) {
        long authority = in.slice(at, HEAD).order(ByteOrder.BIG_ENDIAN).getLong(0) & 0xFFFF_FFFF_FFFFL;
        StringBuilder text = new StringBuilder("S-" + in.get(at) + "-" + authority);
        for (int i = 0; i < (in.get(at + PARTS) & 0xFF); i++) {
            text.append('-').append(Integer.toUnsignedString(in.getInt(at + HEAD + Integer.BYTES * i)));
        }
        return new Value.Text(text.toString());
    }
}
