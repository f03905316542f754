package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.schema.FieldType;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the bytes of a value mean. A value that has not the length of its type means its bytes in hexadecimal digits.
 *
 * <p>Numbers that Windows shows in hexadecimal digits are texts like {@code 0x3e7}, since that is what everybody writes who asks for them; read as a number
 * they are numbers. GUIDs are in braces and in upper case.
 */
final class Values {
    /** Which one a text was written in is not known; this one is the most usual by far. */
    private static final Charset ANSI = Charset.forName("windows-1252");

    /** In braces. */
    private static final int GUID_LENGTH = 38;

    /** Of a security id: its version, how many parts, and the authority; then the parts, 4 bytes each. */
    static final int SID_HEAD = 8;

    private Values() {}

    /** Whether it is a whole number that fits into a {@code long}, and is shown in decimal digits. */
    static boolean isNumber(byte[] in, int type, int at, int length) {
        return switch (type) {
            case ValueType.INT8,
                    ValueType.UINT8,
                    ValueType.INT16,
                    ValueType.UINT16,
                    ValueType.INT32,
                    ValueType.UINT32,
                    ValueType.INT64 -> length == ValueType.size(type);
            case ValueType.UINT64 -> length == Long.BYTES && Bytes.whole(in, at) >= 0;
            default -> false;
        };
    }

    /** Whether it is stored as a whole number. One of 64 bits without a sign may be too big. */
    static boolean isWhole(int type, int length) {
        return switch (type) {
            case ValueType.INT8,
                    ValueType.UINT8,
                    ValueType.INT16,
                    ValueType.UINT16,
                    ValueType.INT32,
                    ValueType.UINT32,
                    ValueType.HEX_INT32,
                    ValueType.INT64,
                    ValueType.UINT64,
                    ValueType.HEX_INT64,
                    ValueType.BOOLEAN -> length == ValueType.size(type);
            case ValueType.SIZE -> length == Integer.BYTES || length == Long.BYTES;
            default -> false;
        };
    }

    /** The whole number that {@link #isWhole is stored} there. */
    static long whole(byte[] in, int type, int at, int length) {
        return switch (type) {
            case ValueType.INT8 -> in[at];
            case ValueType.UINT8 -> Bytes.unsignedByte(in, at);
            case ValueType.INT16 -> (short) Bytes.unsignedShort(in, at);
            case ValueType.UINT16 -> Bytes.unsignedShort(in, at);
            case ValueType.INT32 -> Bytes.integer(in, at);
            default -> length == Integer.BYTES ? Bytes.unsignedInteger(in, at) : Bytes.whole(in, at);
        };
    }

    /** It as a datum of that name. */
    static Datum datum(String name, byte[] in, int type, int at, int length) {
        if (isNumber(in, type, at, length)) {
            return new Datum(name, FieldType.INT, whole(in, type, at, length));
        }
        if ((type & ValueType.ARRAY) != 0) {
            return new Datum(name, FieldType.LIST, List.copyOf(items(in, type, at, length)));
        }
        if (ValueType.size(type) != length) {
            return new Datum(name, FieldType.TEXT, text(in, type, at, length));
        }
        return switch (type) {
            case ValueType.BOOLEAN -> new Datum(name, FieldType.BOOL, Bytes.integer(in, at) != 0);
            case ValueType.FLOAT, ValueType.DOUBLE -> new Datum(name, FieldType.NUMBER, decimal(in, type, at));
            case ValueType.FILE_TIME, ValueType.SYSTEM_TIME -> {
                OptionalLong nanos = nanos(in, type, at);
                yield nanos.isPresent()
                        ? new Datum(name, FieldType.TIME, nanos.getAsLong())
                        : new Datum(name, FieldType.TEXT, text(in, type, at, length));
            }
            default -> new Datum(name, FieldType.TEXT, text(in, type, at, length));
        };
    }

    /** A time in nanoseconds since the epoch; nothing if it is out of their reach, or none. */
    static OptionalLong nanos(byte[] in, int type, int at) {
        if (type == ValueType.SYSTEM_TIME) {
            return FileTime.nanos(in, at);
        }
        long fileTime = Bytes.whole(in, at);
        return FileTime.hasNanos(fileTime) ? OptionalLong.of(FileTime.nanos(fileTime)) : OptionalLong.empty();
    }

    static double decimal(byte[] in, int type, int at) {
        return type == ValueType.FLOAT
                ? Float.intBitsToFloat(Bytes.integer(in, at))
                : Double.longBitsToDouble(Bytes.whole(in, at));
    }

    /** It in words. */
    static String text(byte[] in, int type, int at, int length) {
        if ((type & ValueType.ARRAY) != 0) {
            return String.join(", ", items(in, type, at, length));
        }
        int size = ValueType.size(type);
        if (size != 0 && size != length) {
            return hex(in, at, length);
        }
        return switch (type) {
            case ValueType.NULL -> "";
            case ValueType.STRING -> Utf16.text(in, at, Utf16.trimmed(in, at, length / 2));
            case ValueType.ANSI_STRING -> new String(in, at, trimmed(in, at, length), ANSI);
            case ValueType.INT8,
                    ValueType.UINT8,
                    ValueType.INT16,
                    ValueType.UINT16,
                    ValueType.INT32,
                    ValueType.UINT32,
                    ValueType.INT64 -> Long.toString(whole(in, type, at, length));
            case ValueType.UINT64 -> Long.toUnsignedString(Bytes.whole(in, at));
            case ValueType.HEX_INT32, ValueType.HEX_INT64 -> "0x" + Long.toHexString(whole(in, type, at, length));
            case ValueType.SIZE ->
                isWhole(type, length) ? "0x" + Long.toHexString(whole(in, type, at, length)) : hex(in, at, length);
            case ValueType.FLOAT, ValueType.DOUBLE -> decimalText(decimal(in, type, at));
            case ValueType.BOOLEAN -> Boolean.toString(Bytes.integer(in, at) != 0);
            case ValueType.GUID -> guid(in, at);
            case ValueType.SID -> sid(in, at, length);
            case ValueType.FILE_TIME -> FileTime.text(Bytes.whole(in, at));
            case ValueType.SYSTEM_TIME -> systemTime(in, at);
            default -> hex(in, at, length);
        };
    }

    private static String decimalText(double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p53
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String systemTime(byte[] in, int at) {
        return FileTime.nanos(in, at).stream()
                .mapToObj(nanos -> new Datum("", FieldType.TIME, nanos).text())
                .findFirst()
                .orElseGet(() -> hex(in, at, 16));
    }

    private static String hex(byte[] in, int at, int length) {
        return HexFormat.of().withUpperCase().formatHex(in, at, at + length);
    }

    private static String guid(byte[] in, int at) {
        HexFormat digits = HexFormat.of().withUpperCase();
        long rest = Long.reverseBytes(Bytes.whole(in, at + 8));
        StringBuilder text = new StringBuilder(GUID_LENGTH).append('{');
        text.append(digits.toHexDigits(Bytes.integer(in, at))).append('-');
        text.append(digits.toHexDigits(Bytes.character(in, at + 4))).append('-');
        text.append(digits.toHexDigits(Bytes.character(in, at + 6))).append('-');
        text.append(digits.toHexDigits(rest >>> 48, 4)).append('-');
        return text.append(digits.toHexDigits(rest, 12)).append('}').toString();
    }

    static boolean isSid(byte[] in, int at, int length) {
        return length >= SID_HEAD && length == SID_HEAD + 4 * Bytes.unsignedByte(in, at + 1);
    }

    /** Who gave out a security id; stored with its highest byte first. */
    static long authority(byte[] in, int at) {
        return Long.reverseBytes(Bytes.whole(in, at)) & 0xFFFF_FFFF_FFFFL;
    }

    private static String sid(byte[] in, int at, int length) {
        if (!isSid(in, at, length)) {
            return hex(in, at, length);
        }
        StringBuilder text = new StringBuilder("S-")
                .append(Bytes.unsignedByte(in, at))
                .append('-')
                .append(authority(in, at));
        for (int part = SID_HEAD; part < length; part += 4) {
            text.append('-').append(Bytes.unsignedInteger(in, at + part));
        }
        return text.toString();
    }

    private static int trimmed(byte[] in, int at, int length) {
        int left = length;
        while (left > 0 && in[at + left - 1] == 0) {
            left--;
        }
        return left;
    }

    /** What a list holds, in words. */
    static List<String> items(byte[] in, int type, int at, int length) {
        int item = type & ~ValueType.ARRAY;
        List<String> items = new ArrayList<>();
        int width = item == ValueType.STRING ? 2 : item == ValueType.ANSI_STRING ? 1 : ValueType.size(item);
        if (width == 0) {
            items.add(hex(in, at, length));
        } else if (ValueType.size(item) != 0) {
            for (int i = 0; i + width <= length; i += width) {
                items.add(text(in, item, at + i, width));
            }
        } else {
            int begin = 0;
            for (int i = 0; i + width <= length; i += width) {
                if (in[at + i] == 0 && in[at + i + width - 1] == 0) {
                    items.add(text(in, item, at + begin, i - begin));
                    begin = i + width;
                }
            }
            if (begin < length) {
                items.add(text(in, item, at + begin, length - begin));
            }
        }
        return items;
    }
}
