package dev.ringside.dsl.eval;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Divides long conjunctions and alternatives into groups that each fit a method, in order. */
final class Balance {
    /** About how many bytes of code a test takes, a value more, and calling a method. */
    private static final int TEST = 24;

    private static final int VALUE = 16;
    static final int CALL = 8;

    private Balance() {}

    static Predicate spread(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> group(all(and.terms()), Predicate.And::new);
            case Predicate.Or or -> group(all(or.terms()), Predicate.Or::new);
            case Predicate.Not not -> new Predicate.Not(spread(not.term()));
            case Predicate.Choice choice ->
                new Predicate.Choice(spread(choice.test()), spread(choice.then()), spread(choice.otherwise()));
            default -> predicate;
        };
    }

    private static List<Predicate> all(List<Predicate> terms) {
        return terms.stream().map(Balance::spread).toList();
    }

    private static Predicate group(List<Predicate> terms, Function<List<Predicate>, Predicate> node) {
        List<Predicate> groups = fill(terms, node, Balance::size);
        while (groups.size() * CALL > ClassCompiler.METHOD_SIZE) {
            groups = fill(groups, node, group -> CALL);
        }
        return groups.size() == 1 ? groups.get(0) : node.apply(groups);
    }

    /** Fills one group after the other. */
    private static List<Predicate> fill(
            List<Predicate> terms, Function<List<Predicate>, Predicate> node, ToIntFunction<Predicate> size) {
        List<Predicate> groups = new ArrayList<>();
        List<Predicate> group = new ArrayList<>();
        int filled = 0;
        for (Predicate term : terms) {
            int more = size.applyAsInt(term);
            if (filled + more > ClassCompiler.METHOD_SIZE && !group.isEmpty()) {
                groups.add(group.size() == 1 ? group.get(0) : node.apply(group));
                group = new ArrayList<>();
                filled = 0;
            }
            group.add(term);
            filled += more;
        }
        groups.add(group.size() == 1 ? group.get(0) : node.apply(group));
        return groups;
    }

    /** About how many bytes of code a predicate takes. */
    static int size(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> CALL;
            case Predicate.And and ->
                and.terms().stream().mapToInt(Balance::size).sum();
            case Predicate.Or or -> or.terms().stream().mapToInt(Balance::size).sum();
            case Predicate.Not not -> size(not.term());
            case Predicate.Choice choice -> size(choice.test()) + size(choice.then()) + size(choice.otherwise()) + CALL;
            case Predicate.BoolField bool -> TEST;
            case Predicate.Exists exists -> TEST + size(exists.value());
            case Predicate.Truthy truthy -> TEST + size(truthy.value());
            case Predicate.Compare compare -> TEST + size(compare.left()) + size(compare.right());
            case Predicate.NumberIn in -> TEST + size(in.number());
            case Predicate.TextCompare compare -> TEST + size(compare.text()) + size(compare.operand());
            case Predicate.TextIn in -> TEST + size(in.text());
            case Predicate.Matches matches -> TEST + size(matches.text());
            case Predicate.Like like -> TEST + size(like.text());
            case Predicate.SameAddress same -> TEST + size(same.left()) + size(same.right());
            case Predicate.InNetwork in -> TEST + size(in.address());
            case Predicate.Some some -> TEST;
            case Predicate.Opaque opaque -> TEST;
            case Predicate.ListIncludes includes -> TEST + size(includes.list()) + size(includes.element());
        };
    }

    private static int size(Expr expr) {
        return VALUE
                + switch (expr) {
                    case Expr.FieldRef ref -> 0;
                    case Expr.TextLiteral literal -> 0;
                    case Expr.IntegerLiteral literal -> 0;
                    case Expr.NumberLiteral literal -> 0;
                    case Expr.TimeLiteral literal -> 0;
                    case Expr.DurationLiteral literal -> 0;
                    case Expr.IpLiteral literal -> 0;
                    case Expr.Arithmetic arithmetic -> VALUE + size(arithmetic.left()) + size(arithmetic.right());
                    case Expr.Conditional conditional ->
                        size(conditional.test()) + size(conditional.then()) + size(conditional.otherwise());
                    case Expr.Transform transform -> size(transform.text());
                    case Expr.Length length -> size(length.of());
                    case Expr.Tree tree -> size(tree.processes());
                    case Expr.Truth truth -> size(truth.predicate());
                };
    }
}
