package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.json.JsonOutput;
import java.nio.charset.StandardCharsets;

/** Writes what a record says at one place as JSON, as what it is. What few records have is made first, as for anybody who asks for it. */
final class RecordValue {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private RecordValue() {}

    static void write(EvtxRecord record, Source source, JsonOutput out) {
        switch (source) {
            case Source.Value value -> value(record, value.slot(), out);
            case Source.Literal literal -> out.text(literal.text());
            case Source.Items items -> items(record, items, out);
            case Source.Joined joined -> out.text(record.text(joined));
        }
    }

    /** Whether it is an empty text, or nothing. */
    static boolean isEmpty(EvtxRecord record, Source source) {
        if (source instanceof Source.Value value) {
            int type = record.type(value.slot());
            if (type == ValueType.STRING) {
                int count = record.length(value.slot()) / 2;
                return Utf16.trimmed(record.bytes(), record.offset(value.slot()), count) == 0;
            }
            if (isText(type)) {
                return record.length(value.slot()) == 0;
            }
        }
        return record.text(source).isEmpty();
    }

    /** The same as a text, whatever it is. */
    static void writeText(EvtxRecord record, Source source, JsonOutput out) {
        if (source instanceof Source.Value value && isText(record.type(value.slot()))) {
            value(record, value.slot(), out);
        } else {
            out.text(record.text(source));
        }
    }

    /** Whether values of a type are texts in JSON. */
    private static boolean isText(int type) {
        return type == ValueType.STRING || type == ValueType.GUID || type == ValueType.SID;
    }

    private static void items(EvtxRecord record, Source.Items items, JsonOutput out) {
        out.raw('[');
        boolean comma = false;
        for (Source item : items.items()) {
            if (item instanceof Source.Value value && (record.type(value.slot()) & ValueType.ARRAY) != 0) {
                for (String text : record.items(value)) {
                    comma = comma(comma, out);
                    out.text(text);
                }
            } else {
                comma = comma(comma, out);
                writeText(record, item, out);
            }
        }
        out.raw(']');
    }

    private static boolean comma(boolean comma, JsonOutput out) {
        if (comma) {
            out.raw(',');
        }
        return true;
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
        } else if (type == ValueType.SID && Values.isSid(in, at, length)) {
            sid(in, at, length, out);
        } else if (ValueType.size(type) != length) {
            made(in, type, at, length, out);
        } else {
            switch (type) {
                case ValueType.HEX_INT32, ValueType.HEX_INT64 -> hex(Values.whole(in, type, at, length), out);
                case ValueType.BOOLEAN -> out.raw(Bytes.integer(in, at) != 0 ? TRUE : FALSE);
                case ValueType.GUID -> guid(in, at, out);
                default -> made(in, type, at, length, out);
            }
        }
    }

    private static void made(byte[] in, int type, int at, int length, JsonOutput out) {
        out.value(Values.datum("", in, type, at, length));
    }

    private static void hex(long number, JsonOutput out) {
        out.raw('"');
        out.raw('0');
        out.raw('x');
        out.hex(number, Math.max(1, (67 - Long.numberOfLeadingZeros(number)) / 4), false);
        out.raw('"');
    }

    private static void guid(byte[] in, int at, JsonOutput out) {
        long rest = Long.reverseBytes(Bytes.whole(in, at + 8));
        out.raw('"');
        out.raw('{');
        out.hex(Bytes.unsignedInteger(in, at), 8, true);
        out.raw('-');
        out.hex(Bytes.unsignedShort(in, at + 4), 4, true);
        out.raw('-');
        out.hex(Bytes.unsignedShort(in, at + 6), 4, true);
        out.raw('-');
        out.hex(rest >>> 48, 4, true);
        out.raw('-');
        out.hex(rest, 12, true);
        out.raw('}');
        out.raw('"');
    }

    private static void sid(byte[] in, int at, int length, JsonOutput out) {
        out.raw('"');
        out.raw('S');
        out.raw('-');
        out.number(Bytes.unsignedByte(in, at));
        out.raw('-');
        out.number(Values.authority(in, at));
        for (int part = Values.SID_HEAD; part < length; part += 4) {
            out.raw('-');
            out.number(Bytes.unsignedInteger(in, at + part));
        }
        out.raw('"');
    }
}
