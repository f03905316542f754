package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Security ids: a version, how many parts, the authority in 6 bytes with the highest first, and the parts, 4 bytes each. */
public final class Sid {
    private static final int PARTS = 1;
    private static final int HEAD = 8;

    private Sid() {}

    /** The one that a buffer begins with, as {@code S-1-5-18}; empty if it is none or not whole. */
    public static Optional<String> text(ByteBuffer sid) {
        ByteBuffer in = sid.slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = in.remaining() >= HEAD && in.remaining() >= HEAD + Integer.BYTES * (in.get(PARTS) & 0xFF);
        return whole ? Optional.of(read(in, 0).toString()) : Optional.empty();
    }

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
