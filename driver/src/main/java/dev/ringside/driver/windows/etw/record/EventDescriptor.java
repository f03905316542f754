package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;

/**
 * What tells the events of a provider apart: Windows' {@code EVENT_DESCRIPTOR}. Of a classic event, one without a manifest, only version, level and
 * opcode mean something.
 *
 * @param keyword a bit for each keyword
 */
public record EventDescriptor(int id, int version, int channel, int level, int opcode, int task, long keyword) {
    /** Bytes of the structure. */
    public static final int BYTES = 16;

    private static final int VERSION = 2;
    private static final int CHANNEL = 3;
    private static final int LEVEL = 4;
    private static final int OPCODE = 5;
    private static final int TASK = 6;
    private static final int KEYWORD = 8;

    /** The one at that place of a little-endian buffer. */
    public static EventDescriptor read(ByteBuffer in, int at) {
        return new EventDescriptor(
                in.getShort(at) & 0xFFFF,
                in.get(at + VERSION) & 0xFF,
                in.get(at + CHANNEL) & 0xFF,
                in.get(at + LEVEL) & 0xFF,
                in.get(at + OPCODE) & 0xFF,
                in.getShort(at + TASK) & 0xFFFF,
                in.getLong(at + KEYWORD));
    }

    /** Writes it at that place of a little-endian buffer. */
    public void write(ByteBuffer out, int at) {
        out.putShort(at, (short) id);
        out.put(at + VERSION, (byte) version);
        out.put(at + CHANNEL, (byte) channel);
        out.put(at + LEVEL, (byte) level);
        out.put(at + OPCODE, (byte) opcode);
        out.putShort(at + TASK, (short) task);
        out.putLong(at + KEYWORD, keyword);
    }

    /** That of a classic event. */
    public static EventDescriptor classic(int version, int level, int opcode) {
        return new EventDescriptor(0, version, 0, level, opcode, 0, 0);
    }
}
