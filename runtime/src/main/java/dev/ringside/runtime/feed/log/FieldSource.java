package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.schema.FieldType.Storage;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of an event comes from in a record of a log. It is data and not a function as far as that goes, so that whoever reads records can decide
 * what is asked of a field on what is stored, without making it.
 */
public sealed interface FieldSource {
    /** A field that these records do not tell. Other events may: those that began the process, of what is known of it. */
    FieldSource NONE = new None();

    /**
     * The value in a record, as events hold it: a Long for numbers, times in nanoseconds and truths as 1 and 0; a String, an IpAddress, or a list of texts that
     * nobody changes. Null if the record has none.
     */
    @Nullable
    Object of(LogRecord record);

    /** What the values are. */
    Storage storage();

    /** One of the record's data. */
    record Data(String name, Conversion conversion) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            Datum datum = record.find(name);
            return datum == null ? null : conversion.of(datum, record.os());
        }

        @Override
        public Storage storage() {
            return conversion.storage();
        }
    }

    /** A text that every record has. */
    record FixedText(LogRecord.SystemText field) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            return record.text(field);
        }

        @Override
        public Storage storage() {
            return Storage.TEXT;
        }
    }

    /** A number that every record has. */
    record FixedNumber(LogRecord.SystemNumber field) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            OptionalLong number = record.number(field);
            return number.isPresent() ? (Long) number.getAsLong() : null;
        }

        @Override
        public Storage storage() {
            return Storage.NUMBER;
        }
    }

    /**
     * The same in all records.
     *
     * @param value a String or a Long
     */
    record Constant(Object value) implements FieldSource {
        @Override
        public Object of(LogRecord record) {
            return value;
        }

        @Override
        public Storage storage() {
            return value instanceof Long ? Storage.NUMBER : Storage.TEXT;
        }
    }

    /**
     * A text or a number for each of some values; of any other value it is missing.
     *
     * @param words by what {@code of} gives
     */
    record Words(Data of, Map<Object, ?> words) implements FieldSource {
        public Words {
            words = Map.copyOf(words);
        }

        @Override
        public @Nullable Object of(LogRecord record) {
            Object value = of.of(record);
            return value == null ? null : words.get(value);
        }

        @Override
        public Storage storage() {
            return words.values().iterator().next() instanceof Long ? Storage.NUMBER : Storage.TEXT;
        }
    }

    /** The first that a record has. */
    record FirstOf(FieldSource first, FieldSource second) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            Object value = first.of(record);
            return value == null ? second.of(record) : value;
        }

        @Override
        public Storage storage() {
            return first.storage();
        }
    }

    /** One or the other, by what the record says elsewhere. Either may be none. */
    record Choice(LogMapping.Condition when, FieldSource yes, FieldSource no) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            return when.holds(record) ? yes.of(record) : no.of(record);
        }

        @Override
        public Storage storage() {
            return yes instanceof None ? no.storage() : yes.storage();
        }
    }

    /** Two texts with a backslash between them; one of them alone where the other is missing. */
    record Joined(FieldSource first, FieldSource second) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            Object before = first.of(record);
            Object after = second.of(record);
            return before == null ? after : after == null ? before : before + "\\" + after;
        }

        @Override
        public Storage storage() {
            return Storage.TEXT;
        }
    }

    /** A text that has to be made of what the record says. */
    record Made(Function<LogRecord, @Nullable String> text) implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            return text.apply(record);
        }

        @Override
        public Storage storage() {
            return Storage.TEXT;
        }
    }

    /** The record's number in the recording, which only the reader knows. */
    record Sequence() implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            return null;
        }

        @Override
        public Storage storage() {
            return Storage.NUMBER;
        }
    }

    /** Nothing; see {@link #NONE}. */
    record None() implements FieldSource {
        @Override
        public @Nullable Object of(LogRecord record) {
            return null;
        }

        /** Whatever is asked for, there is none. */
        @Override
        public Storage storage() {
            return Storage.TEXT;
        }
    }
}
