package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The size of typed trees. */
final class Trees {
    /** Counting ends here: what is heavier is only known to be heavy. */
    private static final int HEAVY = 1000;

    private Trees() {}

    /** How much a tree weighs: its nodes, and what sets and long texts in it add. */
    static int weight(Predicate predicate) {
        return weightOf(predicate);
    }

    static int weight(Expr expr) {
        return weightOf(expr);
    }

    private static int weightOf(Object root) {
        int weight = 0;
        Deque<Object> left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty() && weight < HEAVY) {
            Object node = left.pop();
            weight += 1 + load(node);
            children(node).forEach(left::push);
        }
        return weight;
    }

    /** How many nodes lie on the longest way down. */
    static int height(Predicate predicate) {
        return heightOf(predicate);
    }

    static int height(Expr expr) {
        return heightOf(expr);
    }

    private static int heightOf(Object root) {
        int height = 0;
        List<?> level = List.of(root);
        while (!level.isEmpty()) {
            height++;
            level = level.stream()
                    .<Object>flatMap(node -> children(node).stream())
                    .toList();
        }
        return height;
    }

    /** What a node holds beside its children. */
    private static int load(Object node) {
        return switch (node) {
            case Predicate.NumberIn in -> in.values().size();
            case Predicate.TextIn in -> in.values().size();
            case Predicate.InNetwork in -> in.networks().size();
            case Predicate.Matches matches -> matches.source().length() / 8;
            case Predicate.Like like -> like.pattern().length() / 8;
            case Expr.TextLiteral literal -> literal.value().length() / 8;
            default -> 0;
        };
    }

    private static List<?> children(Object node) {
        return node instanceof Predicate predicate ? children(predicate) : children((Expr) node);
    }

    private static List<?> children(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> List.of();
            case Predicate.BoolField field -> List.of();
            case Predicate.And and -> and.terms();
            case Predicate.Or or -> or.terms();
            case Predicate.Not not -> List.of(not.term());
            case Predicate.Choice choice -> List.of(choice.test(), choice.then(), choice.otherwise());
            case Predicate.Exists exists -> List.of(exists.value());
            case Predicate.Truthy truthy -> List.of(truthy.value());
            case Predicate.Compare compare -> List.of(compare.left(), compare.right());
            case Predicate.NumberIn in -> List.of(in.number());
            case Predicate.TextCompare compare -> List.of(compare.text(), compare.operand());
            case Predicate.TextIn in -> List.of(in.text());
            case Predicate.Matches matches -> List.of(matches.text());
            case Predicate.Like like -> List.of(like.text());
            case Predicate.SameAddress same -> List.of(same.left(), same.right());
            case Predicate.InNetwork in -> List.of(in.address());
            case Predicate.Some some -> List.of(some.term());
            case Predicate.Opaque opaque -> List.of();
            case Predicate.ListIncludes includes -> List.of(includes.list(), includes.element());
        };
    }

    private static List<?> children(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> List.of();
            case Expr.TextLiteral literal -> List.of();
            case Expr.IntegerLiteral literal -> List.of();
            case Expr.NumberLiteral literal -> List.of();
            case Expr.TimeLiteral literal -> List.of();
            case Expr.DurationLiteral literal -> List.of();
            case Expr.IpLiteral literal -> List.of();
            case Expr.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Expr.Conditional choice -> List.of(choice.test(), choice.then(), choice.otherwise());
            case Expr.Transform transform -> List.of(transform.text());
            case Expr.Length length -> List.of(length.of());
            case Expr.Tree tree -> List.of(tree.processes());
            case Expr.Truth truth -> List.of(truth.predicate());
        };
    }
}
