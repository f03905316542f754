package dev.ringside.driver.filter;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the terms of a conjunction or disjunction so that the cheap ones come first: a filter on {@code uid} and {@code cmdline} must not
 * read the command line of a process of another user. Terms have no effects, so their order does not change what comes out.
 *
 * <p>The figures are rough times in nanoseconds: a load, a name of a few bytes, a path of three parts, a command line, some
 * processes one above the other.
 */
final class Cost {
    private static final int NUMBER = 5;
    private static final int NAME = 40;
    private static final int PATH = 200;
    private static final int TEXT = 300;
    private static final int SEARCH = 400;
    private static final int PROCESSES = 2000;

    private Cost() {}

    /** The same terms, cheap ones first; terms of equal cost keep their order. */
    static List<Predicate> ordered(List<Predicate> terms) {
        return terms.stream().sorted(Comparator.comparingInt(Cost::of)).toList();
    }

    private static int of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> 0;
            case Predicate.And and -> of(and.terms());
            case Predicate.Or or -> of(or.terms());
            case Predicate.Not not -> of(not.term());
            case Predicate.TextCompare compare ->
                of(compare.text()) + (compare.comparison() == Predicate.TextComparison.CONTAINS ? SEARCH : 0);
            case Predicate.TextIn in -> of(in.text());
            case Predicate.Exists exists -> of(exists.value());
            case Predicate.Truthy truthy -> of(truthy.value());
            case Predicate.Compare compare -> NUMBER;
            case Predicate.NumberIn in -> NUMBER;
            case Predicate.BoolField field -> NUMBER;
            case Predicate.InNetwork in -> NUMBER;
            case Predicate.SameAddress same -> NUMBER;
            case Predicate.Choice choice -> TEXT;
            case Predicate.Matches matches -> SEARCH;
            case Predicate.Like like -> SEARCH;
            case Predicate.Some some -> PROCESSES;
            case Predicate.Opaque opaque -> SEARCH;
            case Predicate.ListIncludes includes -> SEARCH;
        };
    }

    private static int of(List<Predicate> terms) {
        return terms.stream().mapToInt(Cost::of).sum();
    }

    private static int of(Expr expr) {
        return expr instanceof Expr.FieldRef ref ? of(ref.field()) : NUMBER;
    }

    private static int of(Field field) {
        return switch (field.type().storage()) {
            case NUMBER, DECIMAL, ADDRESS -> NUMBER;
            case TEXT -> field.type() == FieldType.NAME ? NAME : field.type() == FieldType.PATH ? PATH : TEXT;
            case LIST, PROCESSES, EVENTS -> TEXT;
        };
    }
}
