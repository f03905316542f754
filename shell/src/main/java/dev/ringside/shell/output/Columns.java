package dev.ringside.shell.output;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.stream.Stream;

/** Which fields the formats with columns show. */
final class Columns {
    /** Stands for the data of an event of an open stream, all of them in one cell; no event has its slot. */
    static final Field DATA = new Field("data", FieldType.TEXT, -1, List.of(), List.of(), "The provider's own fields");

    private Columns() {}

    /** The fields that the query selects, or else those that say most about an event of its stream. */
    static List<Field> shown(Query query) {
        List<Field> selected = query.selected();
        return selected.isEmpty() ? withData(query.type(), query.type().columns()) : selected;
    }

    private static List<Field> withData(StreamType type, List<Field> fields) {
        return type.isOpen() ? Stream.concat(fields.stream(), Stream.of(DATA)).toList() : fields;
    }

    /** The fields that the query selects, or else all that can be written. */
    static List<Field> all(Query query) {
        List<Field> selected = query.selected();
        return (selected.isEmpty() ? withData(query.type(), query.type().fields()) : selected)
                .stream().filter(field -> field.type() != FieldType.PROCESSES).toList();
    }
}
