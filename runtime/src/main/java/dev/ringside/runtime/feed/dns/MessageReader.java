package dev.ringside.runtime.feed.dns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads a message from its beginning. What is beyond the end, or makes no sense, is a {@link MalformedException}. */
final class MessageReader {
    /** The longest name, in bytes as it stands in a message. */
    private static final int LONGEST_NAME = 255;

    // The two highest bits of a label's length.
    private static final int KIND = 0xC0;
    private static final int POINTER = 0xC0;

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Says only that there is nothing to be read. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private MalformedException() {
            super("malformed message", null, false, false);
        }
    }

    MessageReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    int position() {
        return position;
    }

    /** Goes to a place that lies before the end, or at it. */
    void skipTo(int place) throws MalformedException {
        if (place < 0 || place > end) {
            throw new MalformedException();
        }
        position = place;
    }

    private int unsignedByte() throws MalformedException {
        if (position >= end) {
            throw new MalformedException();
        }
        return bytes[position++] & 0xFF;
    }

    int unsignedShort() throws MalformedException {
        return unsignedByte() << 8 | unsignedByte();
    }

    long unsignedInt() throws MalformedException {
        return (long) unsignedShort() << 16 | unsignedShort();
    }

    byte[] take(int length) throws MalformedException {
        if (length > end - position) {
            throw new MalformedException();
        }
        byte[] taken = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return taken;
    }

    /**
     * A name with dots between its labels, and none at its end; the root is a dot. Dots and backslashes in a label have a backslash before them, and bytes
     * other than ASCII's visible ones are a backslash and three digits (RFC 1035, section 5.1).
     */
    String name() throws MalformedException {
        StringBuilder name = new StringBuilder();
        int length = 0;
        int limit = position;
        int after = -1;
        while (true) {
            int label = unsignedByte();
            if ((label & KIND) == POINTER) {
                int target = (label & ~KIND) << 8 | unsignedByte();
                after = after < 0 ? position : after;
                // Each lies before the one that it comes from, so that they end.
                if (target >= limit) {
                    throw new MalformedException();
                }
                limit = target;
                position = target;
                continue;
            }
            length += label + 1;
            if ((label & KIND) != 0 || length > LONGEST_NAME) {
                throw new MalformedException();
            }
            if (label == 0) {
                break;
            }
            if (!name.isEmpty()) {
                name.append('.');
            }
            escaped(take(label), name, true);
        }
        if (after >= 0) {
            position = after;
        }
        return name.isEmpty() ? "." : name.toString();
    }

    /** Texts of a length of one byte each, up to a place, one behind the other. */
    String texts(int until) throws MalformedException {
        StringBuilder text = new StringBuilder();
        while (position < until) {
            escaped(take(unsignedByte()), text, false);
        }
        return text.toString();
    }

    /** Bytes of which nothing more is known (RFC 3597, section 5). */
    String unknown(int length) throws MalformedException {
        String digits = HexFormat.of().formatHex(take(length));
        return digits.isEmpty() ? "\\# 0" : "\\# " + length + " " + digits;
    }

    private static void escaped(byte[] raw, StringBuilder out, boolean isLabel) {
        for (char c : new String(raw, StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean visible = (c > ' ' && c < 0x7F) || (c == ' ' && !isLabel);
            if (!visible) {
                out.append('\\')
                        .append((char) ('0' + c / 100))
                        .append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            } else {
                if (c == '\\' || (c == '.' && isLabel)) {
                    out.append('\\');
                }
                out.append(c);
            }
        }
    }
}
