package dev.ringside.dsl.plan;

import dev.ringside.dsl.eval.Constants;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;

/** Expressions with what reads no field worked out. The type stays, except that a number in arithmetic may become a whole one. */
final class ExprSimplifier {
    private ExprSimplifier() {}

    static Expr simplify(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> ref;
            case Expr.TextLiteral literal -> literal;
            case Expr.IntegerLiteral literal -> literal;
            case Expr.NumberLiteral literal -> literal;
            case Expr.TimeLiteral literal -> literal;
            case Expr.DurationLiteral literal -> literal;
            case Expr.IpLiteral literal -> literal;
            case Expr.Arithmetic arithmetic ->
                folded(new Expr.Arithmetic(
                        arithmetic.operator(), operand(arithmetic.left()), operand(arithmetic.right())));
            case Expr.Conditional conditional -> conditional(conditional);
            case Expr.Transform transform -> folded(new Expr.Transform(transform.kind(), simplify(transform.text())));
            case Expr.Length length -> folded(new Expr.Length(simplify(length.of())));
            case Expr.Tree tree -> tree;
            case Expr.Truth truth -> new Expr.Truth(Simplifier.once(truth.predicate()));
        };
    }

    private static Expr operand(Expr expr) {
        Expr simple = simplify(expr);
        return simple instanceof Expr.NumberLiteral literal ? NumberSimplifier.wholeIfExact(literal) : simple;
    }

    private static Expr folded(Expr expr) {
        return Constants.value(expr).orElse(expr);
    }

    private static Expr conditional(Expr.Conditional conditional) {
        Predicate test = Simplifier.once(conditional.test());
        Expr then = simplify(conditional.then());
        Expr otherwise = simplify(conditional.otherwise());
        Expr.Conditional simple = new Expr.Conditional(test, then, otherwise);
        Expr only = test instanceof Predicate.Constant constant
                ? constant.value() ? then : otherwise
                : then.equals(otherwise) ? then : simple;
        // A whole number that is one branch of two counts as a double, if the other branch is one.
        return only.type() == conditional.type() ? only : simple;
    }
}
