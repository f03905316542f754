package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;

/** What rows are ordered by. Missing values go last either way. */
public record SortKey(Expr expr, boolean descending) {
    @Override
    public String toString() {
        return descending ? "desc(" + expr + ")" : expr.toString();
    }
}
