package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.aggregate.Sameness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values by which events are told apart. Missing values are the same as each other. */
final class Keys {
    /** What stands for a value that is missing, and equals no value. */
    private enum Missing {
        VALUE
    }

    private final List<Value> values;
    private final List<Match> matches;

    private Keys(List<Value> values, List<Match> matches) {
        this.values = values;
        this.matches = matches;
    }

    static Keys of(List<Expr> exprs) {
        return new Keys(
                exprs.stream().map(Values::interpret).toList(),
                exprs.stream().map(Match::of).toList());
    }

    /** All that events of a type have, with the data of an open one. */
    static Keys ofAll(StreamType type) {
        Keys fields = ofFields(type.fields());
        if (!type.isOpen()) {
            return fields;
        }
        List<Value> values = new ArrayList<>(fields.values);
        List<Match> matches = new ArrayList<>(fields.matches);
        values.add(Event::data);
        matches.add(Match.EXACT);
        return new Keys(values, matches);
    }

    static Keys ofFields(List<Field> fields) {
        return of(fields.stream().map(Keys::expr).toList());
    }

    /** The value of a field. */
    static Expr expr(Field field) {
        return switch (field.type()) {
            case BOOL -> new Expr.Truth(new Predicate.BoolField(field));
            default -> new Expr.FieldRef(field);
        };
    }

    /** The values of an event, as they are. */
    @Nullable
    Object[] values(Event event) {
        @Nullable Object[] found = new Object[values.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = values.get(i).of(event);
        }
        return found;
    }

    /** What two events have in common if and only if their values are the same. */
    Object key(Event event) {
        return key(values(event), event.os());
    }

    /** As {@link #key(Event)}, of values that were computed before. */
    Object key(@Nullable Object[] found, Os os) {
        if (found.length == 1) {
            return same(found, 0, os);
        }
        Object[] key = new Object[found.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = same(found, i, os);
        }
        return Arrays.asList(key);
    }

    private Object same(@Nullable Object[] found, int i, Os os) {
        Object value = found[i];
        return value == null ? Missing.VALUE : Sameness.of(value, matches.get(i), os);
    }

    /** Whether all values are there. */
    boolean complete(Event event) {
        for (Value value : values) {
            if (value.of(event) == null) {
                return false;
            }
        }
        return true;
    }
}
