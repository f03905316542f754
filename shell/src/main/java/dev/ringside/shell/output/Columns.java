package dev.ringside.shell.output;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.List;

/** Which fields the formats with columns show. */
final class Columns {
    private Columns() {}

    /** The fields that the query selects, or else those that say most about an event of its stream. */
    static List<Field> shown(Query query) {
        List<Field> selected = query.selected();
        return selected.isEmpty() ? query.type().columns() : selected;
    }

    /** The fields that the query selects, or else all that can be written. */
    static List<Field> all(Query query) {
        List<Field> selected = query.selected();
        return (selected.isEmpty() ? query.type().fields() : selected)
                .stream().filter(field -> field.type() != FieldType.PROCESSES).toList();
    }
}
