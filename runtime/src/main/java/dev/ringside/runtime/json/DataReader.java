package dev.ringside.runtime.json;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the data of an event of an open stream. The members of an object become data by themselves, with the object's name and a dot before theirs;
 * arrays become lists of texts. What is nested more deeply than anybody writes is left out.
 */
final class DataReader {
    private static final int DEEPEST = 16;

    private DataReader() {}

    /** What stands at the parser, under that name; adds nothing for {@code null}. */
    static void read(String name, JsonParser parser, JsonToken value, EventBuilder event) {
        read(name, parser, value, event, DEEPEST);
    }

    private static void read(String name, JsonParser parser, JsonToken value, EventBuilder event, int depth) {
        if (value == JsonToken.START_OBJECT && depth > 0) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = name + "." + parser.currentName();
                read(member, parser, parser.nextToken(), event, depth - 1);
            }
            return;
        }
        Datum datum = value == JsonToken.START_ARRAY ? list(name, parser) : scalar(name, parser, value);
        if (datum == null) {
            parser.skipChildren();
        } else {
            event.add(datum);
        }
    }

    private static Datum list(String name, JsonParser parser) {
        List<String> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next.isScalarValue()) {
                elements.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return new Datum(name, FieldType.LIST, List.copyOf(elements));
    }

    private static @Nullable Datum scalar(String name, JsonParser parser, JsonToken value) {
        return switch (value) {
            case VALUE_STRING -> text(name, parser.getString());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new Datum(name, FieldType.NUMBER, parser.getDoubleValue())
                        : new Datum(name, FieldType.INT, parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new Datum(name, FieldType.NUMBER, parser.getDoubleValue());
            case VALUE_TRUE -> new Datum(name, FieldType.BOOL, true);
            case VALUE_FALSE -> new Datum(name, FieldType.BOOL, false);
            default -> null;
        };
    }

    /** A text that is written exactly as times are is one. */
    private static Datum text(String name, String text) {
        OptionalLong time = text.length() == Timestamps.LENGTH && text.endsWith("Z")
                ? Timestamps.parse(text)
                : OptionalLong.empty();
        return time.isPresent()
                ? new Datum(name, FieldType.TIME, time.getAsLong())
                : new Datum(name, FieldType.TEXT, text);
    }
}
