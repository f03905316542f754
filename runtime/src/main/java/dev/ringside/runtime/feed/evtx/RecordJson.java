package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the data of records of one template as members of a JSON object, from the bytes of the record. What few records have is made first, as for anybody
 * who asks for it. For any thread.
 */
final class RecordJson {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int SID_HEAD = 8;

    private final List<Leaf> leaves;
    /** Of each leaf its name in quotes, and a colon. */
    private final byte[][] keys;
    /** Of each leaf whether another one before it has the same name. */
    private final boolean[] isRepeated;

    RecordJson(Template template, StreamType stream) {
        leaves = template.data();
        keys = new byte[leaves.size()][];
        isRepeated = new boolean[leaves.size()];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        for (int i = 0; i < keys.length; i++) {
            Leaf leaf = leaves.get(i);
            bytes.reset();
            out.text(stream.nameOf(leaf.name()));
            out.raw(':');
            out.flush();
            keys[i] = bytes.toByteArray();
            isRepeated[i] = template.find(leaf.name()) != leaf;
        }
    }

    void write(EvtxRecord record, JsonOutput out, boolean first) {
        boolean comma = !first;
        for (int i = 0; i < keys.length; i++) {
            Leaf leaf = leaves.get(i);
            if (record.has(leaf) && !(isRepeated[i] && isThere(record, leaf.name(), i))) {
                if (comma) {
                    out.raw(',');
                }
                comma = true;
                out.raw(keys[i]);
                value(record, leaf.source(), out);
            }
        }
    }

    /** Whether one of the first leaves has that name. */
    private boolean isThere(EvtxRecord record, String name, int end) {
        for (int i = 0; i < end; i++) {
            if (leaves.get(i).name().equals(name) && record.has(leaves.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static void value(EvtxRecord record, Source source, JsonOutput out) {
        switch (source) {
            case Source.Value value -> value(record, value.slot(), out);
            case Source.Literal literal -> out.text(literal.text());
            case Source.Items items -> items(record, items, out);
            case Source.Joined joined -> out.text(record.text(joined));
        }
    }

    private static void items(EvtxRecord record, Source.Items items, JsonOutput out) {
        out.raw('[');
        boolean comma = false;
        for (Source item : items.items()) {
            if (item instanceof Source.Value value && (record.type(value.slot()) & ValueType.ARRAY) != 0) {
                for (String text : record.items(value)) {
                    if (comma) {
                        out.raw(',');
                    }
                    comma = true;
                    out.text(text);
                }
                continue;
            }
            if (comma) {
                out.raw(',');
            }
            comma = true;
            if (item instanceof Source.Value value && record.type(value.slot()) == ValueType.STRING) {
                value(record, value.slot(), out);
            } else {
                out.text(record.text(item));
            }
        }
        out.raw(']');
    }

    private static void value(EvtxRecord record, int slot, JsonOutput out) {
        byte[] in = record.bytes();
        int type = record.type(slot);
        int at = record.offset(slot);
        int length = record.length(slot);
        if (type == ValueType.STRING) {
            out.utf16(in, at, Utf16.trimmed(in, at, length / 2));
        } else if (Values.isNumber(in, type, at, length)) {
            out.number(Values.whole(in, type, at, length));
        } else if (ValueType.size(type) == length) {
            sized(in, type, at, length, out);
        } else if (type == ValueType.SID && isSid(in, at, length)) {
            sid(in, at, length, out);
        } else {
            made(in, type, at, length, out);
        }
    }

    /** A value of its type's length. */
    private static void sized(byte[] in, int type, int at, int length, JsonOutput out) {
        switch (type) {
            case ValueType.HEX_INT32, ValueType.HEX_INT64 -> hex(Values.whole(in, type, at, length), out);
            case ValueType.BOOLEAN -> out.raw(Bytes.integer(in, at) != 0 ? TRUE : FALSE);
            case ValueType.GUID -> guid(in, at, out);
            case ValueType.FILE_TIME -> {
                long time = Bytes.whole(in, at);
                if (FileTime.hasNanos(time)) {
                    out.time(FileTime.nanos(time));
                } else {
                    made(in, type, at, length, out);
                }
            }
            default -> made(in, type, at, length, out);
        }
    }

    private static void made(byte[] in, int type, int at, int length, JsonOutput out) {
        Datum datum = Values.datum("", in, type, at, length);
        out.value(datum);
    }

    private static void hex(long number, JsonOutput out) {
        out.raw('"');
        out.raw('0');
        out.raw('x');
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(number)) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.raw((char) LOWER_DIGITS[(int) (number >>> shift) & 0xF]);
        }
        out.raw('"');
    }

    private static void guid(byte[] in, int at, JsonOutput out) {
        out.raw('"');
        out.raw('{');
        digits(Bytes.unsignedInteger(in, at), 8, out);
        out.raw('-');
        digits(Bytes.unsignedShort(in, at + 4), 4, out);
        out.raw('-');
        digits(Bytes.unsignedShort(in, at + 6), 4, out);
        out.raw('-');
        long rest = Long.reverseBytes(Bytes.whole(in, at + 8));
        digits(rest >>> 48, 4, out);
        out.raw('-');
        digits(rest, 12, out);
        out.raw('}');
        out.raw('"');
    }

    private static void digits(long number, int count, JsonOutput out) {
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            out.raw((char) DIGITS[(int) (number >>> shift) & 0xF]);
        }
    }

    private static boolean isSid(byte[] in, int at, int length) {
        return length >= SID_HEAD && length == SID_HEAD + 4 * Bytes.unsignedByte(in, at + 1);
    }

    private static void sid(byte[] in, int at, int length, JsonOutput out) {
        out.raw('"');
        out.raw('S');
        out.raw('-');
        out.number(Bytes.unsignedByte(in, at));
        out.raw('-');
        out.number(Long.reverseBytes(Bytes.whole(in, at)) & 0xFFFF_FFFF_FFFFL);
        for (int part = SID_HEAD; part < length; part += 4) {
            out.raw('-');
            out.number(Bytes.unsignedInteger(in, at + part));
        }
        out.raw('"');
    }
}
