package dev.ringside.runtime.json;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.schema.FieldType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON texts as UTF-8 to a stream, buffered, and allocates nothing while doing so. It knows no structure: commas and braces are the
 * caller's. For one thread.
 *
 * <p>Failures of the stream are thrown as {@link UncheckedIOException}.
 */
public final class JsonOutput {
    private static final int BUFFER = 1 << 16;
    /** The most that one character of a text takes: a pair of surrogates, both escaped. */
    private static final int LONGEST_CHARACTER = 12;

    private static final char REPLACEMENT = '\ufffd';

    /** For each ASCII character the letter of its short escape, 1 if it stands for itself, else 0. */
    private static final byte[] ASCII = new byte[128];

    /** Of ten; but 0 instead of 1, so that 0 has a digit. */
    private static final long[] POWERS = new long[19];

    static {
        Arrays.fill(ASCII, ' ', 0x7F, (byte) 1);
        ASCII['"'] = '"';
        ASCII['\\'] = '\\';
        ASCII['\b'] = 'b';
        ASCII['\f'] = 'f';
        ASCII['\n'] = 'n';
        ASCII['\r'] = 'r';
        ASCII['\t'] = 't';
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = i == 1 ? 10 : 10 * POWERS[i - 1];
        }
    }

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** What no ASCII character has, of four characters of UTF-16. */
    private static final long NOT_ASCII = 0xFF80_FF80_FF80_FF80L;

    private final OutputStream out;
    private final boolean wellFormed;
    private final byte[] buffer = new byte[BUFFER];
    private final Timestamps timestamps = new Timestamps();
    private int size;
    /** How many bytes have been passed on to the stream. */
    private long passed;

    public JsonOutput(OutputStream out) {
        this(out, false);
    }

    private JsonOutput(OutputStream out, boolean wellFormed) {
        this.out = out;
        this.wellFormed = wellFormed;
    }

    /** As the constructor's, for readers that accept no lone surrogates, which JSON may have and Unicode has not: each becomes U+FFFD. */
    public static JsonOutput wellFormed(OutputStream out) {
        return new JsonOutput(out, true);
    }

    /** Whether it is one of those: what was written by another one has to be written anew. */
    boolean isWellFormed() {
        return wellFormed;
    }

    /** Writes a byte of JSON's own syntax. */
    public void raw(char ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
    }

    /** Writes bytes that are JSON already. */
    public void raw(byte[] json) {
        raw(json, 0, json.length);
    }

    /** Writes so many bytes from one on that are JSON already. */
    public void raw(byte[] json, int from, int length) {
        if (length > BUFFER) {
            drain();
            write(json, from, length);
            return;
        }
        room(length);
        System.arraycopy(json, from, buffer, size, length);
        size += length;
    }

    /** How many bytes have been written. */
    public long position() {
        return passed + size;
    }

    /** Writes a whole number. */
    public void number(long value) {
        room(20);
        if (value == Long.MIN_VALUE) {
            raw("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        int digits = digits(rest);
        int i = size + digits;
        size = i;
        while (rest >= 10) {
            long hundreds = rest / 100;
            int two = (int) (rest - 100 * hundreds);
            buffer[--i] = (byte) ('0' + two % 10);
            buffer[--i] = (byte) ('0' + two / 10);
            rest = hundreds;
        }
        if (digits % 2 != 0) {
            buffer[--i] = (byte) ('0' + rest);
        }
    }

    /** How many decimal digits a number has that is not negative. */
    private static int digits(long number) {
        // The number of bits times the logarithm of 2, which may be one short.
        int fewest = ((Long.SIZE - Long.numberOfLeadingZeros(number | 1)) * 1233) >> 12;
        return number < POWERS[fewest] ? fewest : fewest + 1;
    }

    /** Writes the last digits of a number in hexadecimal ones. */
    public void hex(long number, int digits, boolean inUpperCase) {
        room(digits);
        int letters = inUpperCase ? 'A' - 10 : 'a' - 10;
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            int digit = (int) (number >>> shift) & 0xF;
            buffer[size++] = (byte) (digit + (digit < 10 ? '0' : letters));
        }
    }

    /** Writes any number as JavaScript does, exactly; what JSON has no number for is null. */
    public void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            number((long) value);
        } else if (Double.isFinite(value)) {
            raw(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
        } else {
            raw(Keys.NULL);
        }
    }

    /** Writes a time, in nanoseconds since the epoch, as a text. */
    public void time(long nanos) {
        room(Timestamps.LENGTH + 2);
        buffer[size++] = '"';
        System.arraycopy(timestamps.bytes(nanos), 0, buffer, size, Timestamps.LENGTH);
        size += Timestamps.LENGTH;
        buffer[size++] = '"';
    }

    /** Writes a text in quotes. */
    public void text(String text) {
        raw('"');
        int i = 0;
        while (i < text.length()) {
            i = plain(text, i);
            if (i < text.length()) {
                i = other(text, i);
            }
        }
        raw('"');
    }

    /** Writes characters as long as they stand for themselves and there is room. */
    private int plain(String text, int from) {
        int next = size;
        int i = from;
        int last = Math.min(text.length(), from + BUFFER - next);
        while (i < last && text.charAt(i) < 0x80 && ASCII[text.charAt(i)] == 1) {
            buffer[next++] = (byte) text.charAt(i++);
        }
        size = next;
        return i;
    }

    private int other(String text, int at) {
        room(LONGEST_CHARACTER);
        char c = text.charAt(at);
        if (Character.isSurrogate(c) && at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1))) {
            pair(c, text.charAt(at + 1));
            return at + 2;
        }
        single(c);
        return at + 1;
    }

    /** Writes so many characters of UTF-16, the lowest byte first, as the text that they are. */
    public void utf16(byte[] in, int at, int count) {
        raw('"');
        int end = at + 2 * count;
        int i = at;
        while (i < end) {
            i = plain(in, i, end);
            if (i < end) {
                i = other(in, i, end);
            }
        }
        raw('"');
    }

    /** Writes characters as long as they stand for themselves and there is room, four at a time; most texts are nothing else. */
    private int plain(byte[] in, int from, int end) {
        byte[] to = buffer;
        int next = size;
        int i = from;
        int last = Math.min(end, from + 2 * (BUFFER - next));
        while (i + Long.BYTES <= last) {
            long four = (long) LONGS.get(in, i);
            if ((four & NOT_ASCII) != 0) {
                break;
            }
            long two = (four | four >>> 8) & 0x0000_FFFF_0000_FFFFL;
            int packed = (int) (two | two >>> 16);
            if (isSpecial(packed)) {
                break;
            }
            INTS.set(to, next, packed);
            next += 4;
            i += Long.BYTES;
        }
        while (i < last && in[i + 1] == 0 && in[i] >= 0 && ASCII[in[i]] == 1) {
            to[next++] = in[i];
            i += 2;
        }
        size = next;
        return i;
    }

    /**
     * Whether one of four ASCII characters may not stand for itself: below the blank, a quote, a backslash or 0x7F. Each is looked at in its own byte, whose
     * highest bit is free; a borrow from a neighbour makes that one special too, which costs time and nothing else.
     */
    private static boolean isSpecial(int four) {
        int controls = four - 0x2020_2020;
        int quotes = (four ^ 0x2222_2222) - 0x0101_0101;
        int backslashes = (four ^ 0x5C5C_5C5C) - 0x0101_0101;
        int deletes = four + 0x0101_0101;
        return ((controls | quotes | backslashes | deletes) & 0x8080_8080) != 0;
    }

    private int other(byte[] in, int at, int end) {
        room(LONGEST_CHARACTER);
        char c = character(in, at);
        if (Character.isSurrogate(c) && at + 2 < end && Character.isSurrogatePair(c, character(in, at + 2))) {
            pair(c, character(in, at + 2));
            return at + 4;
        }
        single(c);
        return at + 2;
    }

    private static char character(byte[] in, int at) {
        return (char) ((in[at] & 0xFF) | (in[at + 1] << 8));
    }

    /** Writes a list of texts; null if there is none. */
    public void texts(@Nullable List<String> list) {
        if (list == null) {
            raw(Keys.NULL);
            return;
        }
        raw('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            text(list.get(i));
        }
        raw(']');
    }

    /** Writes the value of a datum as what it is. */
    public void value(Datum datum) {
        switch (datum.value()) {
            case Long nanos when datum.type() == FieldType.TIME -> time(nanos);
            case Long number -> number(number);
            case Double number -> number(number);
            case Boolean truth -> raw(truth ? Keys.TRUE : Keys.FALSE);
            case List<?> list -> texts(datum.list());
            default -> text(datum.text());
        }
    }

    /** Passes what is buffered on to the stream and flushes that. */
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a character that is no half of a pair. */
    private void single(char c) {
        if (c < 0x80) {
            ascii(c);
        } else if (Character.isSurrogate(c)) {
            escape(wellFormed ? REPLACEMENT : c);
        } else if (drivesTerminals(c)) {
            escape(c);
        } else if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
            continuation(c);
        } else {
            buffer[size++] = (byte) (0xE0 | c >> 12);
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void ascii(char c) {
        byte kind = ASCII[c];
        if (kind == 1) {
            buffer[size++] = (byte) c;
        } else if (kind == 0) {
            escape(c);
        } else {
            buffer[size++] = '\\';
            buffer[size++] = kind;
        }
    }

    private void pair(char high, char low) {
        int point = Character.toCodePoint(high, low);
        if (drivesTerminals(point)) {
            escape(high);
            escape(low);
            return;
        }
        buffer[size++] = (byte) (0xF0 | point >> 18);
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
    }

    /** Writes a byte of UTF-8 that holds the six lowest bits. */
    private void continuation(int bits) {
        buffer[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void escape(char c) {
        HexFormat hex = HexFormat.of();
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            buffer[size++] = (byte) hex.toLowHexDigit(c >> shift);
        }
    }

    /** Whether a character outside ASCII could change how a terminal shows what stands around it. */
    private static boolean drivesTerminals(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private void room(int bytes) {
        if (BUFFER - size < bytes) {
            drain();
        }
    }

    private void drain() {
        int length = size;
        // Emptied first: after a failure nothing is written twice.
        size = 0;
        if (length > 0) {
            write(buffer, 0, length);
        }
    }

    private void write(byte[] bytes, int from, int length) {
        passed += length;
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
