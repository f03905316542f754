package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects where the fields of a stream come from. What every event has, and every record has too, is there from the beginning. */
final class MappingBuilder {
    private final StreamType stream;
    private final int eventId;
    private final Map<Field, FieldSource> sources = new HashMap<>();
    private final List<LogMapping.Condition> conditions = new ArrayList<>();

    /**
     * Begins a mapping.
     *
     * @param os the system that the records are written on
     * @param eventId the records'
     */
    MappingBuilder(String stream, Os os, int eventId) {
        this.stream = Schema.standard().stream(stream);
        this.eventId = eventId;
        set("time", new FieldSource.FixedNumber(LogRecord.SystemNumber.TIME));
        set("stream", new FieldSource.Constant(stream));
        set("host", new FieldSource.FixedText(LogRecord.SystemText.COMPUTER));
        set("seq", new FieldSource.Sequence());
        set("eventId", new FieldSource.Constant((long) eventId));
        set("os", new FieldSource.Constant(os.name().toLowerCase(Locale.ROOT)));
    }

    StreamType stream() {
        return stream;
    }

    /** Says where a field comes from; what was said before is forgotten. */
    MappingBuilder set(String field, FieldSource source) {
        Field known = stream.field(field);
        if (source.storage() != known.type().storage()) {
            throw new IllegalArgumentException(stream + "." + field + " is not what " + source + " gives");
        }
        sources.put(known, source);
        return this;
    }

    /** A field that is the same in all records. */
    MappingBuilder constant(String field, String word) {
        return set(field, new FieldSource.Constant(word));
    }

    /** A field that is one of the record's data. */
    MappingBuilder data(String field, String name, Conversion conversion) {
        return set(field, new FieldSource.Data(name, conversion));
    }

    /** A field that is one of the record's data, read as fields of its type are. */
    MappingBuilder data(String field, String name) {
        return data(field, name, Conversion.of(stream.field(field).type()));
    }

    /** A program: its path, and its file name. */
    MappingBuilder program(String path, String fileName, String name) {
        return data(path, name).data(fileName, name, Conversion.FILE_NAME);
    }

    /** Only records whose data of that name is one of these values belong to the stream. */
    MappingBuilder when(FieldSource.Data of, Object... values) {
        conditions.add(new LogMapping.Condition(of, Set.of(values)));
        return this;
    }

    LogMapping build() {
        return new LogMapping(
                stream,
                eventId,
                conditions,
                stream.fields().stream()
                        .map(field -> sources.getOrDefault(field, FieldSource.NONE))
                        .toList());
    }
}
