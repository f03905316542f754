package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a query's text. */
final class Text {
    private Text() {}

    static String quoted(String text) {
        return new Expr.TextLiteral(text).toString();
    }

    static String duration(long nanos) {
        return '"' + DurationText.format(nanos) + '"';
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? Long.toString((long) value)
                : new Expr.NumberLiteral(value).toString();
    }

    static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
