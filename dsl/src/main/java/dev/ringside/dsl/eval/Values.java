package dev.ringside.dsl.eval;

import dev.ringside.dsl.expr.Expr;

/** Makes expressions that can be asked: what group keys, sort keys, columns and aggregates are computed with. */
public final class Values {
    private Values() {}

    /** Evaluates the tree as it stands, node by node: what an expression means. */
    public static Value interpret(Expr expr) {
        return ValueInterpreter.of(expr);
    }
}
