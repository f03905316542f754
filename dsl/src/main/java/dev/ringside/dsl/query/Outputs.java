package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of the rows that operators make. */
final class Outputs {
    static final String TIME = "time";
    static final String START = "start";
    static final String EVENTS = "events";

    private Outputs() {}

    static StreamType map(StreamType input, List<Column> columns) {
        StreamType.Builder type = StreamType.Builder.derived(input.name() + ".map", "Computed from " + input.name());
        addTime(type, columns, "When the event happened, UTC");
        columns.forEach(column -> column.addTo(type));
        return type.columns(columns.stream().map(Column::name).toList()).build();
    }

    static StreamType groupBy(StreamType input, Operator.GroupBy groupBy) {
        StreamType.Builder type = StreamType.Builder.derived(input.name() + ".groupBy", "Groups of " + input.name());
        List<String> columns = new ArrayList<>();
        addTime(
                type,
                groupBy.keys(),
                groupBy.window().isPresent()
                        ? "When the window ended, UTC"
                        : "When the group's last event happened, UTC");
        if (groupBy.window().isPresent()) {
            type.field(START, FieldType.TIME, "When the window began, UTC");
            columns.addAll(List.of(START, TIME));
        }
        for (Column key : groupBy.keys()) {
            key.addTo(type);
            columns.add(key.name());
        }
        for (NamedAggregate aggregate : groupBy.aggregates()) {
            aggregate.addTo(type);
            columns.add(aggregate.name());
        }
        return type.columns(columns).build();
    }

    private static void addTime(StreamType.Builder type, List<Column> columns, String description) {
        if (columns.stream().noneMatch(column -> column.name().equals(TIME))) {
            type.field(TIME, FieldType.TIME, description);
        }
    }

    static StreamType rate(StreamType input) {
        return StreamType.Builder.derived(input.name() + ".rate", "How many events of " + input.name() + " there were")
                .field(TIME, FieldType.TIME, "When the span ended, UTC")
                .field("count", FieldType.INT, "How many events there were in it")
                .field("rate", FieldType.NUMBER, "How many that is in a second")
                .columns(TIME, "count", "rate")
                .build();
    }

    static StreamType join(StreamType left, StreamType right) {
        StreamType.Builder type = StreamType.Builder.derived(
                left.name() + ".join", "Events of " + left.name() + " with those of " + right.name());
        type.part(left, "");
        String prefix = prefix(left);
        type.part(right, prefix);
        List<String> columns =
                new ArrayList<>(left.columns().stream().map(Field::name).toList());
        right.columns().stream()
                .filter(field -> left.find(field.name()).isEmpty())
                .forEach(field -> columns.add(prefix + field.name()));
        if (left.find(EVENTS).isEmpty()) {
            type.field(EVENTS, FieldType.EVENTS, "The two events");
        }
        return type.columns(columns).build();
    }

    private static String prefix(StreamType left) {
        String prefix = "right.";
        for (int i = 2; startsAny(left, prefix); i++) {
            prefix = "right" + i + ".";
        }
        return prefix;
    }

    private static boolean startsAny(StreamType type, String prefix) {
        return type.fields().stream().anyMatch(field -> field.name().startsWith(prefix));
    }

    static Optional<Expr> lastNumericColumn(StreamType input) {
        return input.columns().reversed().stream()
                .filter(field -> switch (ValueType.of(field.type())) {
                    case INTEGER, NUMBER, DURATION -> true;
                    case TEXT, BOOL, TIME, IP, LIST, PROCESSES, EVENTS -> false;
                })
                .<Expr>map(Expr.FieldRef::new)
                .findFirst();
    }
}
