package dev.ringside.dsl.testing;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.regex.JsRegex;
import dev.ringside.dsl.regex.Requirement;
import java.util.ArrayList;
import java.util.List;

/** The values that a predicate names, so that events can be made that nearly satisfy it. */
final class LiteralCollector {
    final List<String> texts = new ArrayList<>();
    final List<Long> numbers = new ArrayList<>();
    final List<IpAddress> addresses = new ArrayList<>();
    /** What is asked of other processes. */
    final List<Predicate> terms = new ArrayList<>();

    static LiteralCollector of(Predicate predicate) {
        LiteralCollector collector = new LiteralCollector();
        collector.visit(predicate);
        return collector;
    }

    private void visit(Predicate predicate) {
        switch (predicate) {
            case Predicate.Constant constant -> {}
            case Predicate.And and -> and.terms().forEach(this::visit);
            case Predicate.Or or -> or.terms().forEach(this::visit);
            case Predicate.Not not -> visit(not.term());
            case Predicate.Choice choice ->
                List.of(choice.test(), choice.then(), choice.otherwise()).forEach(this::visit);
            case Predicate.BoolField bool -> {}
            case Predicate.Exists exists -> visit(exists.value());
            case Predicate.Truthy truthy -> visit(truthy.value());
            case Predicate.Compare compare -> visit(compare.left(), compare.right());
            case Predicate.NumberIn in -> {
                visit(in.number());
                numbers.addAll(in.values());
            }
            case Predicate.TextCompare compare -> visit(compare.text(), compare.operand());
            case Predicate.TextIn in -> {
                visit(in.text());
                texts.addAll(in.values());
            }
            case Predicate.Matches matches -> {
                visit(matches.text());
                visit(JsRegex.compile(matches.source(), matches.flags()).requirement());
            }
            case Predicate.Like like -> {
                visit(like.text());
                texts.add(like.pattern().replace("*", "xy").replace('?', 'z'));
                texts.add(like.pattern().replace("*", ""));
            }
            case Predicate.SameAddress same -> visit(same.left(), same.right());
            case Predicate.InNetwork in -> {
                visit(in.address());
                in.networks().forEach(network -> addresses.add(network.base()));
            }
            case Predicate.Some some -> terms.add(some.term());
            case Predicate.Opaque opaque -> {}
            case Predicate.ListIncludes includes -> visit(includes.list(), includes.element());
        }
    }

    private void visit(Expr first, Expr second) {
        visit(first);
        visit(second);
    }

    private void visit(Expr expr) {
        switch (expr) {
            case Expr.FieldRef ref -> {}
            case Expr.TextLiteral literal -> texts.add(literal.value());
            case Expr.IntegerLiteral literal -> numbers.add(literal.value());
            case Expr.NumberLiteral literal -> numbers.add((long) literal.value());
            case Expr.TimeLiteral literal -> numbers.add(literal.nanos());
            case Expr.DurationLiteral literal -> numbers.add(literal.nanos());
            case Expr.IpLiteral literal -> addresses.add(literal.value());
            case Expr.Arithmetic arithmetic -> visit(arithmetic.left(), arithmetic.right());
            case Expr.Conditional conditional -> {
                visit(conditional.test());
                visit(conditional.then(), conditional.otherwise());
            }
            case Expr.Transform transform -> visit(transform.text());
            case Expr.Length length -> visit(length.of());
            case Expr.Tree tree -> visit(tree.processes());
            case Expr.Truth truth -> visit(truth.predicate());
        }
    }

    private void visit(Requirement requirement) {
        switch (requirement) {
            case Requirement.Literal literal -> texts.add(literal.text());
            case Requirement.All all -> all.parts().forEach(this::visit);
            case Requirement.Any any -> any.parts().forEach(this::visit);
        }
    }
}
