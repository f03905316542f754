package dev.ringside.dsl.eval;

import dev.ringside.dsl.expr.Predicate;

/** Makes predicates that can be asked. */
public final class Predicates {
    private Predicates() {}

    /** Evaluates the tree as it stands, node by node: what a predicate means. */
    public static EventPredicate interpret(Predicate predicate) {
        return Interpreter.of(predicate);
    }

    /** Compiles the tree to a hidden class; for predicates that will be asked many times. One that no class can hold is interpreted. */
    public static EventPredicate compile(Predicate predicate) {
        return ClassCompiler.compile(predicate).orElseGet(() -> interpret(predicate));
    }

    /** Interprets at first and compiles what turns out to be asked often, so that a short query pays for no compiler. */
    public static EventPredicate adaptive(Predicate predicate) {
        return new AdaptivePredicate(predicate);
    }
}
