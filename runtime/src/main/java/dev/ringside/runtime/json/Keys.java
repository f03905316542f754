package dev.ringside.runtime.json;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The keys of a stream's events as they are written, made once. */
final class Keys {
    static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /** By slot: the name in quotes and the colon. */
    final byte[][] texts;
    /** The slots of the two fields that say how to read the others, which every event of a stream has; -1 in rows that a query makes. */
    final int stream;

    final int os;

    Keys(StreamType type, Names names) {
        stream = slot(type, "stream");
        os = slot(type, "os");
        texts = new byte[type.fields().size()][];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        for (Field field : type.fields()) {
            out.text(names.of(field));
            out.raw(':');
            out.flush();
            texts[field.slot()] = bytes.toByteArray();
            bytes.reset();
        }
    }

    private static int slot(StreamType type, String name) {
        return type.isDerived() ? -1 : type.field(name).slot();
    }
}
