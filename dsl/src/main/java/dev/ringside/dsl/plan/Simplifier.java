package dev.ringside.dsl.plan;

import dev.ringside.dsl.eval.Constants;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.List;

/**
 * Rewrites a predicate to a smaller one that means the same on every event, with its terms in the order they were written in.
 *
 * <p>A step simplifies every node once, from the leaves up; steps are taken until nothing changes. That ends, since each rewriting makes the
 * predicate smaller or brings it closer to plain comparisons, and none goes back.
 */
public final class Simplifier {
    private Simplifier() {}

    /** The predicate as small as it gets: simplifying it again gives the same. */
    public static Predicate simplify(Predicate predicate) {
        Predicate before = predicate;
        Predicate after = once(before);
        while (!after.equals(before)) {
            before = after;
            after = once(before);
        }
        return after;
    }

    /** One step. */
    static Predicate once(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> constant;
            case Predicate.And and -> Logic.and(Membership.mergeExclusions(all(and.terms())));
            case Predicate.Or or -> Logic.or(Membership.mergeAlternatives(all(or.terms())));
            case Predicate.Not not -> Logic.not(once(not.term()));
            case Predicate.Choice choice ->
                Logic.choice(once(choice.test()), once(choice.then()), once(choice.otherwise()));
            default -> {
                Predicate leaf = leaf(predicate);
                yield Constants.value(leaf)
                        .<Predicate>map(Predicate.Constant::new)
                        .orElse(leaf);
            }
        };
    }

    private static List<Predicate> all(List<Predicate> terms) {
        return terms.stream().map(Simplifier::once).toList();
    }

    private static Predicate leaf(Predicate leaf) {
        return switch (leaf) {
            case Predicate.Constant term -> term;
            case Predicate.And term -> term;
            case Predicate.Or term -> term;
            case Predicate.Not term -> term;
            case Predicate.Choice term -> term;
            case Predicate.BoolField bool -> bool;
            case Predicate.Exists exists -> exists(simple(exists.value()));
            case Predicate.Truthy truthy -> truthy(simple(truthy.value()));
            case Predicate.Compare term ->
                NumberSimplifier.simplify(
                        new Predicate.Compare(term.comparison(), simple(term.left()), simple(term.right())));
            case Predicate.NumberIn term ->
                NumberSimplifier.simplify(new Predicate.NumberIn(simple(term.number()), term.values()));
            case Predicate.TextCompare term ->
                TextSimplifier.simplify(new Predicate.TextCompare(
                        term.comparison(), simple(term.text()), simple(term.operand()), term.match()));
            case Predicate.TextIn term ->
                TextSimplifier.simplify(new Predicate.TextIn(simple(term.text()), term.values(), term.match()));
            case Predicate.Matches term ->
                TextSimplifier.simplify(
                        new Predicate.Matches(simple(term.text()), term.source(), term.flags(), term.match()));
            case Predicate.Like term ->
                TextSimplifier.simplify(new Predicate.Like(simple(term.text()), term.pattern(), term.match()));
            case Predicate.SameAddress term -> same(simple(term.left()), simple(term.right()));
            case Predicate.InNetwork term ->
                term.networks().isEmpty()
                        ? Predicate.Constant.FALSE
                        : new Predicate.InNetwork(simple(term.address()), term.networks());
            case Predicate.Some some -> {
                Predicate term = simplify(some.term());
                yield term.equals(Predicate.Constant.FALSE) ? term : new Predicate.Some(some.processes(), term);
            }
            case Predicate.Opaque opaque -> opaque;
            case Predicate.ListIncludes term ->
                new Predicate.ListIncludes(simple(term.list()), simple(term.element()), term.match());
        };
    }

    private static Expr simple(Expr expr) {
        return ExprSimplifier.simplify(expr);
    }

    private static Predicate same(Expr left, Expr right) {
        return left instanceof Expr.IpLiteral && !(right instanceof Expr.IpLiteral)
                ? new Predicate.SameAddress(right, left)
                : new Predicate.SameAddress(left, right);
    }

    private static Predicate exists(Expr value) {
        return switch (value) {
            case Expr.Transform transform -> exists(transform.text());
            case Expr.Length length -> exists(length.of());
            case Expr.Tree tree -> exists(tree.processes());
            case Expr.Arithmetic arithmetic ->
                arithmetic.operator().isBitwise()
                        ? Predicate.Constant.TRUE
                        : Logic.and(List.of(exists(arithmetic.left()), exists(arithmetic.right())));
            case Expr.Truth truth ->
                truth.predicate() instanceof Predicate.BoolField
                        ? new Predicate.Exists(truth)
                        : Predicate.Constant.TRUE;
            case Expr.Conditional conditional ->
                Logic.choice(conditional.test(), exists(conditional.then()), exists(conditional.otherwise()));
            default -> new Predicate.Exists(value);
        };
    }

    private static Predicate truthy(Expr value) {
        return switch (value) {
            case Expr.Truth truth -> truth.predicate();
            case Expr.Length length -> truthy(length.of());
            case Expr.Conditional conditional ->
                Logic.choice(conditional.test(), truthy(conditional.then()), truthy(conditional.otherwise()));
            case Expr.Arithmetic arithmetic ->
                arithmetic.type() == ValueType.INTEGER
                        ? Logic.not(new Predicate.Compare(
                                Predicate.Comparison.EQUAL, arithmetic, new Expr.IntegerLiteral(0)))
                        : new Predicate.Truthy(value);
            default -> new Predicate.Truthy(value);
        };
    }
}
