package dev.ringside.runtime.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON objects of whatever shape as their {@link Leaves}. What is nested more deeply than anybody writes is left out. For one thread. */
public final class LeavesReader {
    private static final int DEEPEST = 32;
    /** Paths are made once for all objects of a shape; beyond so many there is no shape. */
    private static final int MOST_PATHS = 1 << 14;

    private final JsonFactory json = new JsonFactory();
    private final Path root = new Path("");
    private int paths;

    /** The path of a value, and those of what is in it. */
    private static final class Path {
        private final String text;
        private final Map<String, Path> members = new HashMap<>();

        Path(String text) {
            this.text = text;
        }
    }

    /**
     * Reads one object.
     *
     * @throws UnreadableEventException if the bytes are not one JSON object in UTF-8
     */
    public Leaves read(byte[] bytes, int offset, int length) throws UnreadableEventException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("it is not a JSON object");
            }
            Leaves leaves = new Leaves();
            object(parser, root, leaves, DEEPEST);
            if (parser.nextToken() != null) {
                throw new UnreadableEventException("something follows the object");
            }
            return leaves;
        } catch (JacksonException e) {
            throw new UnreadableEventException(EventReader.reason(e));
        }
    }

    private void object(JsonParser parser, Path path, Leaves leaves, int depth) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Path member = member(path, parser.currentName());
            value(parser, parser.nextToken(), member, leaves, depth);
        }
    }

    private void value(JsonParser parser, JsonToken value, Path path, Leaves leaves, int depth) {
        switch (value) {
            case VALUE_STRING -> leaves.put(path.text, parser.getString());
            case VALUE_NUMBER_INT -> {
                boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
                leaves.put(path.text, fits ? (Object) parser.getLongValue() : parser.getString());
            }
            case VALUE_NUMBER_FLOAT -> leaves.put(path.text, parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> leaves.put(path.text, value == JsonToken.VALUE_TRUE);
            case START_OBJECT, START_ARRAY -> {
                if (depth == 0) {
                    parser.skipChildren();
                } else if (value == JsonToken.START_OBJECT) {
                    object(parser, path, leaves, depth - 1);
                } else {
                    array(parser, path, leaves, depth - 1);
                }
            }
            default -> {
                // There is no value for null.
            }
        }
    }

    private void array(JsonParser parser, Path path, Leaves leaves, int depth) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next == JsonToken.START_OBJECT || next == JsonToken.START_ARRAY) {
                value(parser, next, member(path, Integer.toString(index)), leaves, depth);
            } else if (next != JsonToken.VALUE_NULL) {
                texts.add(parser.getString());
            }
            index++;
        }
        if (!texts.isEmpty() || index == 0) {
            leaves.put(path.text, List.copyOf(texts));
        }
    }

    private Path member(Path path, String name) {
        Path known = path.members.get(name);
        if (known != null) {
            return known;
        }
        Path made = new Path(path.text.isEmpty() ? name : path.text + "." + name);
        if (paths < MOST_PATHS) {
            paths++;
            path.members.put(name, made);
        }
        return made;
    }
}
