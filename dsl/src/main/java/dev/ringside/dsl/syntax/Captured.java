package dev.ringside.dsl.syntax;

import dev.ringside.dsl.query.Query;
import java.util.List;

/**
 * What a variable holds that a query names. It is taken by value: the query is as if it had been written out, so its text says what the variable
 * held.
 */
public sealed interface Captured {
    /** A text. As the whole of a predicate it is read as one in quotes. */
    record Text(String value) implements Captured {}

    /** A whole number. */
    record Whole(long value) implements Captured {}

    /** Any other number. */
    record Decimal(double value) implements Captured {}

    /** True or false. */
    record Truth(boolean value) implements Captured {}

    /** {@code null} or {@code undefined}. */
    record Nothing() implements Captured {}

    /** A moment, nanoseconds since the epoch. */
    record Moment(long nanos) implements Captured {}

    /** A length of time in nanoseconds. */
    record Duration(long nanos) implements Captured {}

    /** A regular expression: what stands between the slashes, and behind them. */
    record Pattern(String source, String flags) implements Captured {}

    /** Several in brackets. */
    record Items(List<Captured> items) implements Captured {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A query, which can be joined with or be a step of a sequence. */
    record Rows(Query query) implements Captured {}

    /**
     * An object, whose members are asked for with a dot: {@code pid == e.pid}.
     *
     * @param names the members to go through where all count, as in {@code where(object)}
     * @param members finds each of them, and others
     */
    record Members(List<String> names, Scope members) implements Captured {
        public Members {
            names = List.copyOf(names);
        }
    }

    /** Something that means nothing to a query. The kind says what, for messages: {@code a function}. */
    record Foreign(String kind) implements Captured {}

    /** A number as JavaScript has them: whole if it is. */
    static Captured number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= 0x1p53;
        return whole && Double.compare(value, -0.0) != 0 ? new Whole((long) value) : new Decimal(value);
    }
}
