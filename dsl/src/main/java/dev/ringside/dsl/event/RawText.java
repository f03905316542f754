package dev.ringside.dsl.event;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Texts of systems whose texts are bytes. UTF-8 is decoded; each byte that is not part of it becomes a lone surrogate from U+DC80 to U+DCFF
 * (as Python's {@code surrogateescape} does), so that no two different byte sequences give the same text and all can be written back.
 */
public final class RawText {
    private static final int FIRST_ESCAPE = 0xDC80;
    private static final int LAST_ESCAPE = 0xDCFF;
    private static final int ESCAPE = 0xDC00;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private RawText() {}

    /** The text that these bytes are. */
    public static String decode(byte[] bytes, int from, int length) {
        int end = from + length;
        if (isAscii(bytes, from, end)) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        StringBuilder out = new StringBuilder(length);
        for (int at = from; at < end; ) {
            int size = sequenceLength(bytes, at, end);
            if (size == 0) {
                out.append((char) (ESCAPE | (bytes[at] & 0xFF)));
                at++;
            } else {
                out.appendCodePoint(codePoint(bytes, at, size));
                at += size;
            }
        }
        return out.toString();
    }

    private static boolean isAscii(byte[] bytes, int from, int end) {
        int at = from;
        while (at <= end - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at == end;
    }

    /**
     * The bytes that a text stands for. Lone surrogates that stand for no byte, which no decoded text has, become question marks.
     */
    public static byte[] encode(String text) {
        if (text.chars().noneMatch(unit -> unit >= FIRST_ESCAPE && unit <= LAST_ESCAPE)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point >= FIRST_ESCAPE && point <= LAST_ESCAPE) {
                out.write(point - ESCAPE);
            } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
            i += Character.charCount(point);
        }
        return out.toByteArray();
    }

    /** How many bytes the well-formed sequence that begins there has (Unicode, table 3-7), or 0 if none does. */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int size = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (size == 0 || at + size > end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    private static int codePoint(byte[] bytes, int at, int size) {
        int point = size == 1 ? bytes[at] : bytes[at] & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            point = point << 6 | (bytes[at + i] & 0x3F);
        }
        return point;
    }
}
