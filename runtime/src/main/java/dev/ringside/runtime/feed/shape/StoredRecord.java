package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.feed.log.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A record of which everything has been read. */
final class StoredRecord implements LogRecord {
    /** What data without a name of their own stand under. */
    private static final String UNNAMED = "Data";

    private final Os os;
    private final @Nullable String[] texts;
    private final @Nullable Long[] numbers;
    private final Map<String, Datum> data;

    private StoredRecord(Builder builder, Map<String, Datum> data) {
        this.os = builder.os;
        this.texts = builder.texts.clone();
        this.numbers = builder.numbers.clone();
        this.data = data;
    }

    @Override
    public Os os() {
        return os;
    }

    @Override
    public @Nullable String text(SystemText field) {
        return texts[field.ordinal()];
    }

    @Override
    public OptionalLong number(SystemNumber field) {
        Long number = numbers[field.ordinal()];
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public @Nullable Datum find(String name) {
        return data.get(name);
    }

    @Override
    public List<Datum> data() {
        return List.copyOf(data.values());
    }

    /** Puts a record together. For one thread. */
    static final class Builder {
        private final @Nullable String[] texts = new String[SystemText.values().length];
        private final @Nullable Long[] numbers = new Long[SystemNumber.values().length];
        private final Map<String, Datum> data = new LinkedHashMap<>();
        private final List<String> unnamed = new ArrayList<>();
        private Os os = Os.WINDOWS;

        Builder os(Os system) {
            os = system;
            return this;
        }

        /** Sets a text, unless it is null or there is one. */
        Builder set(SystemText field, @Nullable String value) {
            if (value != null && !value.isEmpty() && texts[field.ordinal()] == null) {
                texts[field.ordinal()] = value;
            }
            return this;
        }

        /** Sets a number, unless it is null or there is one. */
        Builder set(SystemNumber field, @Nullable Long value) {
            if (value != null && numbers[field.ordinal()] == null) {
                numbers[field.ordinal()] = value;
            }
            return this;
        }

        /** Sets a text in the place of another. */
        void replace(SystemText field, String value) {
            texts[field.ordinal()] = value;
        }

        @Nullable
        String text(SystemText field) {
            return texts[field.ordinal()];
        }

        @Nullable
        Long number(SystemNumber field) {
            return numbers[field.ordinal()];
        }

        boolean has(String name) {
            return data.containsKey(name);
        }

        /**
         * Adds to the data; of two with one name the first counts.
         *
         * @param value a text, a number, a truth value or a list of texts
         */
        Builder add(String name, Object value) {
            data.putIfAbsent(name, datum(name, value));
            return this;
        }

        /** Adds what has no name of its own. */
        Builder addUnnamed(Object value) {
            if (value instanceof List<?> list) {
                list.forEach(element -> unnamed.add(element.toString()));
            } else {
                unnamed.add(value.toString());
            }
            return this;
        }

        private static Datum datum(String name, Object value) {
            FieldType type = switch (value) {
                case Long number -> FieldType.INT;
                case Double number -> FieldType.NUMBER;
                case Boolean truth -> FieldType.BOOL;
                case List<?> list -> FieldType.LIST;
                default -> FieldType.TEXT;
            };
            return new Datum(name, type, value);
        }

        LogRecord build() {
            KnownNames.complete(this);
            if (!unnamed.isEmpty()) {
                add(UNNAMED, List.copyOf(unnamed));
            }
            return new StoredRecord(this, data);
        }
    }
}
