package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One step of a query's chain. Its {@code toString} is the text it is read from. All lengths of time are nanoseconds of event time.
 */
public sealed interface Operator {
    /** How long operators wait for events that come late, if nothing else is asked for: two seconds. */
    long DEFAULT_LATENESS = 2_000_000_000L;

    /** The type of what it gives when it gets events of that type. The same one, unless it says otherwise. */
    default StreamType output(StreamType input) {
        return input;
    }

    /** Keeps the events that the predicate accepts. */
    record Where(Predicate predicate) implements Operator {
        @Override
        public String toString() {
            return "where(" + predicate + ")";
        }
    }

    /** Keeps some fields, in that order. */
    record Select(List<Field> fields) implements Operator {
        public Select {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return fields.stream()
                    .map(field -> new Expr.FieldRef(field).toString())
                    .collect(Collectors.joining(", ", "select(", ")"));
        }
    }

    /** Ends the query after that many events. */
    record Take(long count) implements Operator {
        @Override
        public String toString() {
            return "take(" + count + ")";
        }
    }

    /** Leaves out that many events first. */
    record Skip(long count) implements Operator {
        @Override
        public String toString() {
            return "skip(" + count + ")";
        }
    }

    /**
     * Ends the query that long after it began: live by the clock, from when it was started; on a recording by event time, from the event at which it
     * was started, else from its first one.
     */
    record For(long nanos) implements Operator {
        @Override
        public String toString() {
            return "for(" + Text.duration(nanos) + ")";
        }
    }

    /** Makes of each event a row with these columns, and the event's {@code time} unless a column is called so; at least one. */
    record Map(List<Column> columns) implements Operator {
        public Map {
            columns = List.copyOf(columns);
        }

        @Override
        public StreamType output(StreamType input) {
            return Outputs.map(input, columns);
        }

        @Override
        public String toString() {
            return columns.stream().map(Column::property).collect(Collectors.joining(", ", "map({", "})"));
        }
    }

    /**
     * Keeps the first of all events with the same values.
     *
     * @param keys what must differ; if empty, all fields
     * @param within how long a value is remembered after it was last kept; if empty, as long as the query runs
     */
    record Distinct(List<Expr> keys, OptionalLong within) implements Operator {
        public Distinct {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            String values = Text.list(keys);
            String options = within.isEmpty()
                    ? ""
                    : new OptionsText().duration("within", within.getAsLong()).toString();
            return "distinct(" + values + (values.isEmpty() || options.isEmpty() ? "" : ", ") + options + ")";
        }
    }

    /** Gives all events when the query ends, ordered; at least one key. Events that are equal in all keys keep their order. */
    record Sort(List<SortKey> keys) implements Operator {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "sort(" + Text.list(keys) + ")";
        }
    }

    /**
     * Gives the events with the greatest values when the query ends, the greatest first.
     *
     * @param by the value, a number, time or duration; if empty, the last numeric column
     */
    record Top(long count, Optional<Expr> by) implements Operator {
        /** The value that counts; empty if by is and the type has no numeric column, which no query that was read has. */
        public Optional<Expr> order(StreamType input) {
            return by.or(() -> Outputs.lastNumericColumn(input));
        }

        @Override
        public String toString() {
            return "top(" + count + by.map(expr -> ", " + expr).orElse("") + ")";
        }
    }

    /**
     * Makes one row of all events with the same keys.
     *
     * <p>Without a window the rows come when the query ends, and their {@code time} is that of the group's last event; without keys there is one
     * row, even of no events. With a window they come when event time has passed the window's end by the lateness: {@code time} is the window's
     * end and {@code start} its beginning (of a session its last and first event), and a window without events gives no rows.
     */
    record GroupBy(List<Column> keys, List<NamedAggregate> aggregates, Optional<Window> window) implements Operator {
        public GroupBy {
            keys = List.copyOf(keys);
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public StreamType output(StreamType input) {
            return Outputs.groupBy(input, this);
        }

        @Override
        public String toString() {
            String before = window.map(window -> window + ".").orElse("");
            String groups = keys.isEmpty() ? "" : "groupBy(" + Text.list(keys) + ").";
            NamedAggregate first = aggregates.get(0);
            // Directly behind a source these words would be the operators.
            boolean alone = aggregates.size() == 1
                    && first.hasNaturalName()
                    && !(keys.isEmpty()
                            && (first.aggregate() instanceof Aggregate.Distinct
                                    || first.aggregate() instanceof Aggregate.Top));
            return before
                    + groups
                    + (alone ? first.aggregate().toString() : "aggregate({" + Text.list(aggregates) + "})");
        }
    }

    /**
     * Makes a row of every span of event time in which there were events: {@code time} is the span's end, {@code count} the events in it,
     * {@code rate} those of a second.
     *
     * @param per the span's length; spans begin at multiples of it since the epoch
     */
    record Rate(long per) implements Operator {
        /** The span if none is asked for: a second. */
        public static final long DEFAULT = 1_000_000_000L;

        @Override
        public StreamType output(StreamType input) {
            return Outputs.rate(input);
        }

        @Override
        public String toString() {
            return per == DEFAULT ? "rate()" : "rate(" + Text.duration(per) + ")";
        }
    }

    /** Keeps at most that many events of each span of event time, the first ones. */
    record LimitRate(long count, long per) implements Operator {
        @Override
        public String toString() {
            return "limitRate(" + count + ", " + Text.duration(per) + ")";
        }
    }

    /** Keeps the first of every so many events. */
    record OneIn(long count) implements Operator {
        @Override
        public String toString() {
            return "sample(" + count + ")";
        }
    }

    /** Keeps about that part of the events, between 0 and 1 exclusively; which ones depends only on how many came before. */
    record Fraction(double share) implements Operator {
        @Override
        public String toString() {
            return "sample(" + Text.number(share) + ")";
        }
    }

    /**
     * Pairs each event with those of another query that are near in event time, before or after: an inner join.
     *
     * <p>A row has the fields of this side's event in their slots, then those of the other's as {@code right.field}, then {@code events}, both of
     * them. If this side has a field of such a name already, the other's are {@code right2.field}, and so on. The row's {@code time} is this
     * event's.
     *
     * @param by the fields that must have the same values on both sides
     * @param on what must hold for both; sees this side's fields and {@code right.field}. Not empty if by is
     * @param within how far apart the two may be
     */
    record Join(Query other, List<String> by, Optional<Predicate> on, long within, long lateness) implements Operator {
        public Join {
            by = List.copyOf(by);
        }

        @Override
        public StreamType output(StreamType input) {
            return Outputs.join(input, other.type());
        }

        /** The slot at which the other's fields begin in a row. */
        public int offset(StreamType input) {
            return input.width();
        }

        @Override
        public String toString() {
            String options = new OptionsText()
                    .names("by", by)
                    .predicate("on", on)
                    .duration("within", within)
                    .lateness(lateness)
                    .toString();
            return "join(" + other + ", " + options + ")";
        }
    }

    /** Keeps the first of all events with the same values in a span of event time that begins with it; without keys, the first of all. */
    record Suppress(long within, List<Expr> keys) implements Operator {
        public Suppress {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "suppress(" + Text.duration(within) + (keys.isEmpty() ? "" : ", " + Text.list(keys)) + ")";
        }
    }
}
