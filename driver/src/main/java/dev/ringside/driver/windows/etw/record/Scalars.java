package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;

/** Single values in an event's data: how many bytes they take, and what they are. */
final class Scalars {
    /** The length of what is as long as its type and its content say. */
    static final long NATURAL = -2;

    private static final int IPV6 = 16;
    /** A security id: version, how many parts, the authority; then the parts, 4 bytes each. */
    private static final int SID_HEAD = 8;

    private final ByteBuffer data;
    private final int pointerBytes;

    Scalars(ByteBuffer data, int pointerBytes) {
        this.data = data;
        this.pointerBytes = pointerBytes;
    }

    /** Whether it is stored as a whole number. */
    static boolean isWhole(InType type) {
        return switch (type) {
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64, HEX_INT32, HEX_INT64, BOOLEAN -> true;
            case POINTER, SIZE -> true;
            default -> false;
        };
    }

    /**
     * Bytes of a value that begins there, lengths before and terminators behind it included.
     *
     * @param length what the schema or another property says, bytes or characters, or {@link #NATURAL}
     * @return {@link PropertyReader#NOWHERE} if the data ends before
     */
    int measure(Property property, long length, int at) {
        int left = data.limit() - at;
        long size = switch (property.in()) {
            case UNICODE_STRING -> text(length, Character.BYTES, at);
            case ANSI_STRING -> text(length, Byte.BYTES, at);
            case BINARY -> length != NATURAL ? length : property.out() == OutType.IPV6 ? IPV6 : left;
            case SID -> sid(at, 0);
            case WBEM_SID -> wbemSid(at);
            case MANIFEST_COUNTED_UNICODE, MANIFEST_COUNTED_ANSI, MANIFEST_COUNTED_BINARY ->
                left < Short.BYTES ? Long.MAX_VALUE : Short.BYTES + unsigned(at);
            case COUNTED_UNICODE, COUNTED_ANSI -> left < Short.BYTES ? Long.MAX_VALUE : Short.BYTES + unsigned(at);
            case REVERSED_COUNTED_UNICODE, REVERSED_COUNTED_ANSI ->
                left < Short.BYTES ? Long.MAX_VALUE : Short.BYTES + reversed(at);
            case HEX_DUMP -> left < Integer.BYTES ? Long.MAX_VALUE : Integer.BYTES + number(InType.UINT32, at);
            case REST_UNICODE, REST_ANSI -> left;
            // A type that is not known has no length either: what follows cannot be found.
            case NULL -> Long.MAX_VALUE;
            default -> property.in().bytes(pointerBytes);
        };
        return size > left ? PropertyReader.NOWHERE : (int) size;
    }

    /** A text of so many characters, or up to its terminator, or to the end of the data, where it may be left out. */
    private long text(long length, int width, int at) {
        if (length != NATURAL) {
            return length > data.limit() ? Long.MAX_VALUE : length * width;
        }
        int left = data.limit() - at;
        if (left == 0) {
            return Long.MAX_VALUE;
        }
        int bytes = width == Character.BYTES ? Strings.unicodeLength(data, at) : Strings.ansiLength(data, at);
        return Math.min((long) bytes + width, left);
    }

    private long sid(int at, int before) {
        int head = at + before;
        return head + SID_HEAD > data.limit() ? Long.MAX_VALUE : before + SID_HEAD + 4L * (data.get(head + 1) & 0xFF);
    }

    private long wbemSid(int at) {
        if (data.limit() - at < Integer.BYTES) {
            return Long.MAX_VALUE;
        }
        return data.getInt(at) == 0 ? Integer.BYTES : sid(at, 2 * pointerBytes);
    }

    /** A whole number that is stored there. */
    long number(InType type, int at) {
        return switch (type) {
            case INT8 -> data.get(at);
            case UINT8 -> data.get(at) & 0xFF;
            case INT16 -> data.getShort(at);
            case UINT16 -> unsigned(at);
            case INT32 -> data.getInt(at);
            case UINT32, HEX_INT32, BOOLEAN -> Integer.toUnsignedLong(data.getInt(at));
            case POINTER, SIZE ->
                pointerBytes == Integer.BYTES ? Integer.toUnsignedLong(data.getInt(at)) : data.getLong(at);
            default -> data.getLong(at);
        };
    }

    /** Characters side by side. */
    Value characters(InType type, int at, int size) {
        return new Value.Text(type.bytes() == Character.BYTES ? unicode(at, size) : ansi(at, size));
    }

    /**
     * The value of the bytes that {@link #measure} found.
     *
     * @param length as for {@link #measure}
     */
    Value read(Property property, long length, int at, int size) {
        return switch (property.in()) {
            case UNICODE_STRING, REST_UNICODE, UNICODE_CHAR -> new Value.Text(unicode(at, size));
            case ANSI_STRING, REST_ANSI, ANSI_CHAR -> new Value.Text(ansi(at, size));
            case MANIFEST_COUNTED_UNICODE, COUNTED_UNICODE, REVERSED_COUNTED_UNICODE ->
                new Value.Text(unicode(at + Short.BYTES, size - Short.BYTES));
            case MANIFEST_COUNTED_ANSI, COUNTED_ANSI, REVERSED_COUNTED_ANSI ->
                new Value.Text(ansi(at + Short.BYTES, size - Short.BYTES));
            case BINARY -> Meaning.ofBytes(property.out(), data, at, size);
            case MANIFEST_COUNTED_BINARY -> Meaning.ofBytes(property.out(), data, at + Short.BYTES, size - Short.BYTES);
            case HEX_DUMP -> Meaning.ofBytes(property.out(), data, at + Integer.BYTES, size - Integer.BYTES);
            case FLOAT -> new Value.Decimal(data.getFloat(at));
            case DOUBLE -> new Value.Decimal(data.getDouble(at));
            case BOOLEAN -> new Value.Truth(data.getInt(at) != 0);
            case GUID -> new Value.Text(Guid.text(Guid.read(data, at)));
            case FILETIME -> Value.Moment.ofFileTime(data.getLong(at));
            case SYSTEMTIME -> SystemTime.read(data, at);
            case SID -> Sid.read(data, at);
            case WBEM_SID -> size == Integer.BYTES ? new Value.Text("") : Sid.read(data, at + 2 * pointerBytes);
            case NULL -> Meaning.ofBytes(property.out(), data, at, 0);
            default -> whole(property, at);
        };
    }

    private Value whole(Property property, int at) {
        long number = number(property.in(), at);
        return property.map()
                .flatMap(map -> map.label(number))
                .<Value>map(label -> new Value.Named(number, label))
                .orElseGet(() -> Meaning.ofNumber(property, number));
    }

    private String unicode(int at, int size) {
        return trimmed(Strings.unicode(data, at, size));
    }

    private String ansi(int at, int size) {
        return trimmed(Strings.ansi(data, at, size));
    }

    /** Without the NULs that end or pad it. One in the middle stays, and with it what somebody hides behind it. */
    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private int unsigned(int at) {
        return data.getShort(at) & 0xFFFF;
    }

    private int reversed(int at) {
        return Short.reverseBytes(data.getShort(at)) & 0xFFFF;
    }
}
