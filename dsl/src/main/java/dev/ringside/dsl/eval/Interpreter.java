package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What predicates mean, a method for each kind of node. */
final class Interpreter {
    private Interpreter() {}

    static EventPredicate of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> event -> constant.value();
            case Predicate.And and -> all(and.terms());
            case Predicate.Or or -> any(or.terms());
            case Predicate.Not not -> not(of(not.term()));
            case Predicate.Choice choice -> choice(choice);
            case Predicate.BoolField bool -> {
                int slot = bool.field().slot();
                yield event -> event.has(slot) && event.number(slot) != 0;
            }
            case Predicate.Exists exists -> exists(exists.value());
            case Predicate.Truthy truthy -> {
                Value value = ValueInterpreter.of(truthy.value());
                yield event -> ValueInterpreter.isTruthy(value.of(event));
            }
            case Predicate.Compare compare -> compare(compare);
            case Predicate.NumberIn in -> numberIn(in);
            case Predicate.TextCompare compare -> textCompare(compare);
            case Predicate.TextIn in -> text(in.text(), TextTests.in(in.values(), in.match()));
            case Predicate.Matches matches ->
                text(matches.text(), TextTests.matches(matches.source(), matches.flags(), matches.match()));
            case Predicate.Like like -> text(like.text(), TextTests.like(like.pattern(), like.match()));
            case Predicate.SameAddress same -> {
                Value left = ValueInterpreter.of(same.left());
                Value right = ValueInterpreter.of(same.right());
                yield event -> Addresses.same((IpAddress) left.of(event), (IpAddress) right.of(event));
            }
            case Predicate.InNetwork in -> {
                Value address = ValueInterpreter.of(in.address());
                yield event -> Addresses.isIn((IpAddress) address.of(event), in.networks());
            }
            case Predicate.Some some -> {
                int slot = some.processes().slot();
                EventPredicate term = of(some.term());
                yield event -> Processes.some(event.processes(slot), term);
            }
            case Predicate.Opaque opaque -> opaque.test()::test;
            case Predicate.ListIncludes includes -> listIncludes(includes);
        };
    }

    private static EventPredicate all(List<Predicate> terms) {
        EventPredicate[] parts = terms.stream().map(Interpreter::of).toArray(EventPredicate[]::new);
        return event -> {
            for (EventPredicate part : parts) {
                if (!part.test(event)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static EventPredicate any(List<Predicate> terms) {
        EventPredicate[] parts = terms.stream().map(Interpreter::of).toArray(EventPredicate[]::new);
        return event -> {
            for (EventPredicate part : parts) {
                if (part.test(event)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static EventPredicate not(EventPredicate term) {
        return event -> !term.test(event);
    }

    private static EventPredicate choice(Predicate.Choice choice) {
        EventPredicate test = of(choice.test());
        EventPredicate then = of(choice.then());
        EventPredicate otherwise = of(choice.otherwise());
        return event -> test.test(event) ? then.test(event) : otherwise.test(event);
    }

    private static EventPredicate compare(Predicate.Compare compare) {
        Value left = ValueInterpreter.of(compare.left());
        Value right = ValueInterpreter.of(compare.right());
        return event -> {
            Object one = number(left.of(event));
            Object other = number(right.of(event));
            if (one instanceof Long a && other instanceof Long b) {
                return Numbers.compare(compare.comparison(), a, b);
            }
            return one instanceof Number a
                    && other instanceof Number b
                    && Numbers.compare(compare.comparison(), a.doubleValue(), b.doubleValue());
        };
    }

    /** A truth value counts as 1 or 0. */
    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof Boolean bool ? (Object) (bool ? 1L : 0L) : value;
    }

    private static EventPredicate numberIn(Predicate.NumberIn in) {
        Value number = ValueInterpreter.of(in.number());
        Set<Long> values = Set.copyOf(in.values());
        return event -> {
            Object value = number.of(event);
            if (value instanceof Long whole) {
                return values.contains(whole);
            }
            return value instanceof Double one && values.stream().anyMatch(other -> (double) other == one);
        };
    }

    private static EventPredicate textCompare(Predicate.TextCompare compare) {
        if (compare.operand() instanceof Expr.TextLiteral literal) {
            return text(compare.text(), TextTests.compare(compare.comparison(), literal.value(), compare.match()));
        }
        Value text = ValueInterpreter.of(compare.text());
        Value operand = ValueInterpreter.of(compare.operand());
        return event -> Texts.compare(
                (String) text.of(event), (String) operand.of(event), compare.comparison(), compare.match(), event);
    }

    private static EventPredicate text(Expr text, TextTest test) {
        Value value = ValueInterpreter.of(text);
        return event -> Texts.test((String) value.of(event), test, event);
    }

    private static EventPredicate listIncludes(Predicate.ListIncludes includes) {
        Value list = ValueInterpreter.of(includes.list());
        Value element = ValueInterpreter.of(includes.element());
        return event -> Texts.isAmong((String) element.of(event), (List<?>) list.of(event), includes.match(), event);
    }

    /** Asking whether a field is there does not read it. */
    private static EventPredicate exists(Expr expr) {
        if (expr instanceof Expr.FieldRef ref) {
            int slot = ref.field().slot();
            return event -> event.has(slot);
        }
        Value value = ValueInterpreter.of(expr);
        return event -> value.of(event) != null;
    }
}
