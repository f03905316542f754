package dev.ringside.runtime.feed.own;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What stands before a piece: the header of a gzip member (RFC 1952) with an extra field {@code RS}, so that who looks for something need not decompress what
 * cannot have it.
 *
 * @param length how many bytes the piece has, this header and the checksum among them
 * @param events how many events are in it, without what is noted of the recording itself
 * @param first the time of the earliest one, in nanoseconds since the epoch; of no meaning without events
 * @param last the time of the latest one
 */
public record PieceHeader(int length, int events, long first, long last) {
    /** How many bytes a header has. */
    public static final int BYTES = 41;
    /** How many bytes follow the compressed ones: a checksum, and how many bytes they are decompressed. */
    public static final int TRAILER = 8;
    /** How long a piece is at most. One whose single event is longer is longer than that, and is not read. */
    public static final int LONGEST = 64 << 20;

    private static final int VERSION = 1;
    /** gzip, deflate, with an extra field; no time, the fastest compression, no system. */
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 4, (byte) 0xff};

    private static final int MAGIC = 4;
    private static final int FIELD_LENGTH = 25;
    private static final int FIELD = GZIP.length + 2;
    private static final int VERSION_AT = FIELD + 4;

    /** Whether a recording begins so. */
    static boolean isOf(byte[] head) {
        return head.length > FIELD + 1 && isAt(head, 0) && head[FIELD] == 'R' && head[FIELD + 1] == 'S';
    }

    /** Whether the bytes there, of which there are at least four, may begin a piece. */
    static boolean isAt(byte[] bytes, int at) {
        for (int i = 0; i < MAGIC; i++) {
            if (bytes[at + i] != GZIP[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether what begins so was written in a way that this version does not know. */
    static boolean isNewer(byte[] head) {
        return head.length > VERSION_AT && Byte.toUnsignedInt(head[VERSION_AT]) > VERSION;
    }

    /** Reads the header there, of whose bytes all are there; nothing if it is none, or none that can be true. */
    public static Optional<PieceHeader> read(byte[] bytes, int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes, at, BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean known = isAt(bytes, at)
                && in.getShort(GZIP.length) == FIELD_LENGTH + 4
                && in.get(FIELD) == 'R'
                && in.get(FIELD + 1) == 'S'
                && in.getShort(FIELD + 2) == FIELD_LENGTH
                && in.get(VERSION_AT) == VERSION;
        if (!known) {
            return Optional.empty();
        }
        in.position(VERSION_AT + 1);
        PieceHeader header = new PieceHeader(in.getInt(), in.getInt(), in.getLong(), in.getLong());
        boolean possible = header.length > BYTES + TRAILER && header.length <= LONGEST && header.events >= 0;
        return possible ? Optional.of(header) : Optional.empty();
    }

    /** Writes it at the beginning of these bytes. */
    public void write(byte[] bytes) {
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(GZIP).putShort((short) (FIELD_LENGTH + 4));
        out.put((byte) 'R').put((byte) 'S').putShort((short) FIELD_LENGTH);
        out.put((byte) VERSION).putInt(length).putInt(events).putLong(first).putLong(last);
    }
}
