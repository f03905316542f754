package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;

/** {@code map}: makes a row of each event. It happened when the event did, unless a column says something else. */
final class Mapping extends Stage {
    private final StreamType type;
    private final List<Cell> cells;
    private final Field time;
    /** Whether a column says what the time of the row is. */
    private final boolean timed;

    private final Optional<Field> before;
    private final boolean traced;

    /** A column of the row and how it is computed. */
    private record Cell(Field field, Value value) {}

    Mapping(Operator.Map map, StreamType input, boolean traced, Flow next) {
        super(next);
        this.type = map.output(input);
        this.cells = map.columns().stream()
                .map(column -> new Cell(type.field(column.name()), Values.interpret(column.expr())))
                .toList();
        this.time = type.field(Rows.TIME);
        this.timed = map.columns().stream().map(Column::name).anyMatch(Rows.TIME::equals);
        this.before = input.find(Rows.TIME);
        this.traced = traced;
    }

    @Override
    public void accept(long moment, Event event) {
        EventBuilder row = new EventBuilder(type, event.os());
        if (!timed) {
            row.set(
                    time,
                    before.isPresent() && event.has(before.get().slot())
                            ? event.number(before.get().slot())
                            : moment);
        }
        for (Cell cell : cells) {
            row.setValue(cell.field, cell.value.of(event));
        }
        Event made = row.build();
        long happened = timed && made.has(time.slot()) ? Rows.bounded(made.number(time.slot())) : moment;
        next().accept(happened, traced ? new TracedEvent(made, Origins.of(event)) : made);
    }
}
