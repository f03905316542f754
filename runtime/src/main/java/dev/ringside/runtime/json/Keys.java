package dev.ringside.runtime.json;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The keys of a stream's events as they are written, made once. */
final class Keys {
    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** By slot, of the first fields: the name in quotes and the colon; empty where there is no field. */
    private final byte[][] first;

    /** The same of fields further up: rows of several events, and the data of open streams. */
    private final Map<Integer, byte[]> texts = new HashMap<>();

    private final Function<Field, String> names;
    /** The slots of the two fields that say how to read the others, which every event of a stream has; -1 in rows that a query makes. */
    final int stream;

    final int os;

    Keys(StreamType type, Names names) {
        stream = slot(type, "stream");
        os = slot(type, "os");
        // The data of an open type's events may have fields of any other name.
        this.names = type.isOpen() ? Field::name : names::of;
        first = new byte[type.fields().size()][0];
        for (Field field : type.fields()) {
            if (field.slot() < first.length) {
                first[field.slot()] = text(this.names.apply(field));
            }
        }
    }

    /** The name of a field in quotes and the colon. */
    byte[] of(Field field) {
        return field.slot() < first.length && first[field.slot()].length > 0
                ? first[field.slot()]
                : texts.computeIfAbsent(field.slot(), slot -> text(names.apply(field)));
    }

    private static byte[] text(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        out.text(name);
        out.raw(':');
        out.flush();
        return bytes.toByteArray();
    }

    private static int slot(StreamType type, String name) {
        return type.isDerived() ? -1 : type.field(name).slot();
    }
}
