package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Set;

/**
 * How records of one kind, those of a provider with the same event id, are made events of a stream.
 *
 * @param eventId the records'; of streams that take any record 0
 * @param conditions what has to hold beside, all of them: of most kinds nothing
 * @param sources where the stream's fields come from, by their slots
 */
public record LogMapping(StreamType stream, int eventId, List<Condition> conditions, List<FieldSource> sources) {
    public LogMapping {
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
    }

    /** Where a field of the stream comes from. */
    public FieldSource source(Field field) {
        return field.slot() < sources.size() ? sources.get(field.slot()) : FieldSource.NONE;
    }

    /** Whether a record of that kind is one of the stream's. */
    public boolean takes(LogRecord record) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(record)) {
                return false;
            }
        }
        return true;
    }

    /**
     * That one of a record's data has one of some values.
     *
     * @param values what {@code of} may give
     */
    public record Condition(FieldSource.Data of, Set<Object> values) {
        public Condition {
            values = Set.copyOf(values);
        }

        boolean holds(LogRecord record) {
            Object value = of.of(record);
            return value != null && values.contains(value);
        }
    }
}
