package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;

/** What is true or false: how values become it, how it is negated, combined and compared. */
final class Truths {
    /** A part that must stand in the tree more than once is no larger than this, so that trees grow no faster than their texts. */
    static final int REPEATABLE = 64;

    private final Context context;
    private final Uses uses;

    Truths(Context context) {
        this.context = context;
        this.uses = new Uses(context.stream());
    }

    /** The operand as a condition, by JavaScript's truthiness. */
    Predicate condition(Operand operand) {
        return switch (operand) {
            case Operand.Verdict verdict -> verdict.predicate();
            case Operand.Value value ->
                uses.isUntyped(value) ? uses.truth(value).predicate() : truthy(value.expr());
            case Operand.Nothing nothing -> Predicate.Constant.FALSE;
            case Operand.Broken broken -> Predicate.Constant.FALSE;
            case Operand.Items items -> reject(items, "to compare with several values write name in [\"a\", \"b\"]");
            case Operand.Pattern pattern -> reject(pattern, "say what to search: cmdline.matches(/…/)");
            case Operand.TheEvent event -> reject(event, "name one of its fields: " + event.name() + ".pid");
        };
    }

    private Predicate reject(Operand operand, String hint) {
        context.report(
                Code.TYPE,
                operand.span(),
                context.problems().snippet(operand.span()) + " is " + operand.kind() + ", not a condition",
                hint);
        return Predicate.Constant.FALSE;
    }

    private static Predicate truthy(Expr expr) {
        return switch (expr.type()) {
            case IP -> new Predicate.Exists(expr);
            case TEXT, INTEGER, NUMBER, BOOL, TIME, DURATION, LIST, PROCESSES, EVENTS -> new Predicate.Truthy(expr);
        };
    }

    /**
     * The opposite. Two negations of a value's truth or presence are that: {@code !!} only says that it is meant as a truth, and {@code !=}
     * null is not what is {@code ==} null.
     */
    static Predicate not(Predicate predicate) {
        boolean plain = predicate instanceof Predicate.Not not
                && (not.term() instanceof Predicate.Truthy || not.term() instanceof Predicate.Exists);
        return plain ? ((Predicate.Not) predicate).term() : new Predicate.Not(predicate);
    }

    /** All of them, without a node between one conjunction and another. */
    static Predicate all(List<Predicate> terms) {
        List<Predicate> flat = new ArrayList<>();
        for (Predicate term : terms) {
            flat.addAll(term instanceof Predicate.And and ? and.terms() : List.of(term));
        }
        return Predicate.and(flat);
    }

    /** Any of them, without a node between one disjunction and another. */
    static Predicate any(List<Predicate> terms) {
        List<Predicate> flat = new ArrayList<>();
        for (Predicate term : terms) {
            flat.addAll(term instanceof Predicate.Or or ? or.terms() : List.of(term));
        }
        return Predicate.or(flat);
    }

    /** Whether there is a value. Only a field can lack one. */
    Predicate present(Predicate predicate) {
        return switch (predicate) {
            case Predicate.BoolField bool -> new Predicate.Exists(uses.untyped(bool.field()));
            case Predicate.Choice choice -> {
                Predicate then = present(choice.then());
                Predicate otherwise = present(choice.otherwise());
                yield then.equals(Predicate.Constant.TRUE) && otherwise.equals(Predicate.Constant.TRUE)
                        ? Predicate.Constant.TRUE
                        : new Predicate.Choice(choice.test(), then, otherwise);
            }
            default -> Predicate.Constant.TRUE;
        };
    }

    /** Two truth values that are there and the same. */
    Operand same(Operand.Verdict left, Operand.Verdict right) {
        Span span = left.span().to(right.span());
        if (right.predicate() instanceof Predicate.Constant constant) {
            return new Operand.Verdict(is(left.predicate(), constant.value()), span);
        }
        if (left.predicate() instanceof Predicate.Constant constant) {
            return new Operand.Verdict(is(right.predicate(), constant.value()), span);
        }
        if (Trees.weight(left.predicate()) > REPEATABLE || Trees.weight(right.predicate()) > REPEATABLE) {
            return context.report(
                    Code.TYPE,
                    span,
                    "these conditions are too large to be compared with each other",
                    "write a && b || !a && !b");
        }
        // The one that is a field, if any, is repeated.
        boolean swapped = left.predicate() instanceof Predicate.BoolField;
        Predicate large = swapped ? right.predicate() : left.predicate();
        Predicate small = swapped ? left.predicate() : right.predicate();
        List<Predicate> terms = new ArrayList<>();
        for (Predicate presence : List.of(present(large), present(small))) {
            if (!presence.equals(Predicate.Constant.TRUE)) {
                terms.add(presence);
            }
        }
        terms.add(new Predicate.Choice(large, small, not(small)));
        return new Operand.Verdict(all(terms), span);
    }

    private Predicate is(Predicate predicate, boolean value) {
        if (value) {
            return predicate;
        }
        return switch (predicate) {
            case Predicate.BoolField field -> all(List.of(present(field), not(field)));
            case Predicate.Choice choice ->
                new Predicate.Choice(choice.test(), is(choice.then(), false), is(choice.otherwise(), false));
            default -> not(predicate);
        };
    }
}
