package dev.ringside.dsl.testing;

import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;

/** Streams for tests. */
public final class TestStreams {
    private static final StreamType EVERYTHING = everyType();

    private TestStreams() {}

    /** A stream with two fields of each type, named after it: {@code text1}, {@code text2}, … */
    public static StreamType everything() {
        return EVERYTHING;
    }

    private static StreamType everyType() {
        StreamType.Builder builder = new StreamType.Builder("everything", "Two fields of each type");
        for (FieldType type : FieldType.values()) {
            for (int i = 1; i <= 2; i++) {
                String name = type.name().toLowerCase(java.util.Locale.ROOT) + i;
                builder.add(name, type, List.of(), List.of(), "For tests");
            }
        }
        return builder.build();
    }
}
