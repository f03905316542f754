package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** GUIDs as Windows stores and writes them: the first three parts little endian, the text in braces. */
public final class Guid {
    /** Bytes of one. */
    public static final int BYTES = 16;
    /** The one that stands for none. */
    public static final UUID NIL = new UUID(0, 0);

    private static final Pattern TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Guid() {}

    /** The one at that place of a little-endian buffer. */
    public static UUID read(ByteBuffer in, int at) {
        long first = Integer.toUnsignedLong(in.getInt(at));
        long second = in.getShort(at + 4) & 0xFFFF;
        long third = in.getShort(at + 6) & 0xFFFF;
        return new UUID(first << 32 | second << 16 | third, Long.reverseBytes(in.getLong(at + 8)));
    }

    /** Writes one at that place of a little-endian buffer. */
    public static void write(UUID guid, ByteBuffer out, int at) {
        long high = guid.getMostSignificantBits();
        out.putInt(at, (int) (high >>> 32));
        out.putShort(at + 4, (short) (high >>> 16));
        out.putShort(at + 6, (short) high);
        out.putLong(at + 8, Long.reverseBytes(guid.getLeastSignificantBits()));
    }

    /** The bytes of one as Windows stores them. */
    public static byte[] bytes(UUID guid) {
        ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        write(guid, out, 0);
        return out.array();
    }

    /** Reads a text with or without braces. */
    public static Optional<UUID> parse(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        String inner = braces ? text.substring(1, text.length() - 1) : text;
        return TEXT.matcher(inner).matches() ? Optional.of(UUID.fromString(inner)) : Optional.empty();
    }

    /** The text in braces, lower case. */
    public static String text(UUID guid) {
        return "{" + guid + "}";
    }
}
