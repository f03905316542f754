package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.List;

/** What a part of an expression turned out to be. */
sealed interface Operand {
    Span span();

    /** A value of any type but true or false. */
    record Value(Expr expr, Span span) implements Operand {}

    /** Something that is true or false. */
    record Verdict(Predicate predicate, Span span) implements Operand {}

    /** {@code null} or {@code undefined}: no value. */
    record Nothing(Span span) implements Operand {}

    /** Several in brackets. */
    record Items(List<Operand> items, Span span) implements Operand {}

    /** A regular expression. */
    record Pattern(String source, String flags, Span span) implements Operand {}

    /** The parameter of an arrow function. */
    record TheEvent(String name, Span span) implements Operand {}

    /** Something wrong that was reported; what is made of it needs no further report. */
    record Broken(Span span) implements Operand {}

    /** What it is, in words. */
    default String kind() {
        return switch (this) {
            case Value value -> kind(value.expr().type());
            case Verdict verdict -> kind(ValueType.BOOL);
            case Nothing nothing -> "no value";
            case Items items -> "a list in brackets";
            case Pattern pattern -> "a regular expression";
            case TheEvent event -> "the event";
            case Broken broken -> "wrong";
        };
    }

    static String kind(ValueType type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER, NUMBER -> "a number";
            case BOOL -> "true or false";
            case TIME -> "a time";
            case DURATION -> "a duration";
            case IP -> "an address";
            case LIST -> "a list";
            case PROCESSES -> "a chain of processes";
            case EVENTS -> "a list of events";
        };
    }
}
