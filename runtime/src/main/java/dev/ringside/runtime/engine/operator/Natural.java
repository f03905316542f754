package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import org.jspecify.annotations.Nullable;

/** Values that are ordered: a field of an open stream's data, which nothing has given a type, by what each event has there. */
final class Natural {
    private Natural() {}

    static Value value(Expr expr, StreamType type) {
        return expr instanceof Expr.FieldRef ref && ref.field().type() == FieldType.TEXT && type.isOpen(ref.field())
                ? event -> of(event, ref.field().slot())
                : Values.interpret(expr);
    }

    private static @Nullable Object of(Event event, int slot) {
        Datum datum = event.datum(slot);
        if (datum == null) {
            return null;
        }
        return datum.value() instanceof Number || datum.type() == FieldType.IP ? datum.value() : datum.text();
    }
}
