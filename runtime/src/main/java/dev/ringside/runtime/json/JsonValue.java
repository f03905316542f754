package dev.ringside.runtime.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON text as a value, for small texts that people write. Its {@code toString} is JSON. */
public sealed interface JsonValue {
    /** A text. */
    record Text(String value) implements JsonValue {
        @Override
        public String toString() {
            return quoted(value);
        }
    }

    /** A number. */
    record Numeral(BigDecimal value) implements JsonValue {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements JsonValue {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** {@code null}. */
    record Nothing() implements JsonValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** An array. */
    record Items(List<JsonValue> items) implements JsonValue {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(JsonValue::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** An object, its members in the order of the text; of two with the same name the last. */
    record Members(Map<String, JsonValue> members) implements JsonValue {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name. */
        public Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        @Override
        public String toString() {
            return members.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * Whether another value has all that this one asks for: of an object the members that this one has, of an array some item for each of this
     * one's; all else must be equal, numbers by value.
     */
    default boolean isPartOf(JsonValue other) {
        return switch (this) {
            case Members wanted -> other instanceof Members found && isPartOf(wanted.members(), found);
            case Items wanted ->
                other instanceof Items found
                        && wanted.items().stream()
                                .allMatch(item -> found.items().stream().anyMatch(item::isPartOf));
            case Numeral wanted ->
                other instanceof Numeral found && wanted.value().compareTo(found.value()) == 0;
            case Text wanted -> wanted.equals(other);
            case Truth wanted -> wanted.equals(other);
            case Nothing wanted -> wanted.equals(other);
        };
    }

    private static boolean isPartOf(Map<String, JsonValue> wanted, Members found) {
        return wanted.entrySet().stream()
                .allMatch(entry -> found.member(entry.getKey())
                        .filter(entry.getValue()::isPartOf)
                        .isPresent());
    }

    /**
     * Reads a text.
     *
     * @throws UnreadableEventException if it is not one JSON value
     */
    static JsonValue parse(String text) throws UnreadableEventException {
        return JsonValueReader.read(text);
    }

    private static String quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        out.text(text);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
