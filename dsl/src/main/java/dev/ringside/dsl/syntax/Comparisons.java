package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.ValueType;

/** Equalities and orderings. What stands in the query itself goes to the right, so that {@code 5 < pid} and {@code pid > 5} are one tree. */
final class Comparisons {
    private static final String BOTH = "to compare with two values write both comparisons: a < b && b < c";

    private final Context context;
    private final Coercion coercion;
    private final Truths truths;
    private final EnumWords words;
    private final Uses uses;

    Comparisons(Context context, Coercion coercion, Truths truths) {
        this.context = context;
        this.coercion = coercion;
        this.truths = truths;
        this.words = new EnumWords(context);
        this.uses = new Uses(context.stream());
    }

    /** {@code left == right}, or {@code left === right} if exact. */
    Operand equality(Operand left, Operand right, boolean exact) {
        Span span = left.span().to(right.span());
        if (left instanceof Operand.Broken || right instanceof Operand.Broken) {
            return new Operand.Broken(span);
        }
        if (left instanceof Operand.Nothing) {
            return missing(right, span);
        }
        if (right instanceof Operand.Nothing) {
            return missing(left, span);
        }
        if (left instanceof Operand.Verdict one && right instanceof Operand.Verdict other) {
            return truths.same(one, other);
        }
        if (left instanceof Operand.Value one && right instanceof Operand.Value other) {
            return equality(uses.comparedWith(one, other), uses.comparedWith(other, one), exact, span);
        }
        if (left instanceof Operand.Value one && right instanceof Operand.Verdict other && uses.isUntyped(one)) {
            return truths.same(uses.truth(one), other);
        }
        if (left instanceof Operand.Verdict one && right instanceof Operand.Value other && uses.isUntyped(other)) {
            return truths.same(one, uses.truth(other));
        }
        return context.mismatch(left, right);
    }

    private Operand missing(Operand operand, Span span) {
        return switch (operand) {
            case Operand.Nothing nothing -> new Operand.Verdict(Predicate.Constant.TRUE, span);
            case Operand.Value value -> new Operand.Verdict(Truths.not(new Predicate.Exists(value.expr())), span);
            case Operand.Verdict verdict -> new Operand.Verdict(Truths.not(truths.present(verdict.predicate())), span);
            case Operand.Broken broken -> broken;
            case Operand.Items items -> context.mismatch(items, new Operand.Nothing(span));
            case Operand.Pattern pattern -> context.mismatch(pattern, new Operand.Nothing(span));
            case Operand.TheEvent event -> context.mismatch(new Operand.Nothing(span), event);
        };
    }

    private Operand equality(Operand.Value left, Operand.Value right, boolean exact, Span span) {
        if (isLiteral(left.expr()) && !isLiteral(right.expr())) {
            return equality(right, left, exact, span);
        }
        if (!(coercion.toTypeOf(right, left) instanceof Operand.Value one)
                || !(coercion.toTypeOf(left, right) instanceof Operand.Value other)) {
            return new Operand.Broken(span);
        }
        Expr a = one.expr();
        Expr b = other.expr();
        return switch (Pairing.of(a.type(), b.type())) {
            case TEXTS -> {
                Match match = exact ? Match.EXACT : Match.of(a, b);
                yield words.couldHold(a, other)
                        ? new Operand.Verdict(new Predicate.TextCompare(TextComparison.EQUAL, a, b, match), span)
                        : new Operand.Broken(span);
            }
            case NUMBERS -> new Operand.Verdict(new Predicate.Compare(Comparison.EQUAL, a, b), span);
            case ADDRESSES -> new Operand.Verdict(new Predicate.SameAddress(a, b), span);
            case NEITHER -> context.mismatch(one, other);
        };
    }

    /** One of the four orderings. */
    Operand ordering(Comparison comparison, Operand left, Operand right) {
        Span span = left.span().to(right.span());
        if (left instanceof Operand.Broken || right instanceof Operand.Broken) {
            return new Operand.Broken(span);
        }
        if (left instanceof Operand.Verdict || right instanceof Operand.Verdict) {
            Operand verdict = left instanceof Operand.Verdict ? left : right;
            return context.report(
                    Code.TYPE,
                    verdict.span(),
                    context.problems().snippet(verdict.span()) + " is true or false, which has no order",
                    BOTH);
        }
        return left instanceof Operand.Value one && right instanceof Operand.Value other
                ? ordering(comparison, uses.orderedWith(one, other), uses.orderedWith(other, one), span)
                : context.mismatch(left, right);
    }

    private Operand ordering(Comparison comparison, Operand.Value left, Operand.Value right, Span span) {
        if (isLiteral(left.expr()) && !isLiteral(right.expr())) {
            return ordering(flipped(comparison), right, left, span);
        }
        if (!(coercion.toTypeOf(right, left) instanceof Operand.Value one)
                || !(coercion.toTypeOf(left, right) instanceof Operand.Value other)) {
            return new Operand.Broken(span);
        }
        Expr a = one.expr();
        Expr b = other.expr();
        return switch (Pairing.of(a.type(), b.type())) {
            case TEXTS -> new Operand.Verdict(new Predicate.TextCompare(ofTexts(comparison), a, b, Match.EXACT), span);
            case NUMBERS -> new Operand.Verdict(new Predicate.Compare(comparison, a, b), span);
            case ADDRESSES ->
                context.report(Code.TYPE, span, "addresses have no order", "ask for a block with cidr(\"10.0.0.0/8\")");
            case NEITHER -> context.mismatch(one, other);
        };
    }

    /** Whether the value stands in the query itself. */
    static boolean isLiteral(Expr expr) {
        return switch (expr) {
            case Expr.TextLiteral literal -> true;
            case Expr.IntegerLiteral literal -> true;
            case Expr.NumberLiteral literal -> true;
            case Expr.TimeLiteral literal -> true;
            case Expr.DurationLiteral literal -> true;
            case Expr.IpLiteral literal -> true;
            case Expr.FieldRef ref -> false;
            case Expr.Arithmetic arithmetic -> false;
            case Expr.Conditional choice -> false;
            case Expr.Transform transform -> false;
            case Expr.Length length -> false;
            case Expr.Tree tree -> false;
            case Expr.Truth truth -> false;
        };
    }

    /** What two types can be compared as. */
    private enum Pairing {
        TEXTS,
        NUMBERS,
        ADDRESSES,
        NEITHER;

        static Pairing of(ValueType left, ValueType right) {
            if (left == right) {
                return switch (left) {
                    case TEXT -> TEXTS;
                    case INTEGER, NUMBER, TIME, DURATION -> NUMBERS;
                    case IP -> ADDRESSES;
                    case BOOL, LIST, PROCESSES, EVENTS -> NEITHER;
                };
            }
            return areNumbers(left, right) ? NUMBERS : NEITHER;
        }
    }

    static boolean areNumbers(ValueType left, ValueType right) {
        return isNumber(left) && isNumber(right);
    }

    private static boolean isNumber(ValueType type) {
        return type == ValueType.INTEGER || type == ValueType.NUMBER;
    }

    /** The same comparison with its operands swapped. */
    private static Comparison flipped(Comparison comparison) {
        return switch (comparison) {
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case EQUAL -> Comparison.EQUAL;
        };
    }

    private static TextComparison ofTexts(Comparison comparison) {
        return switch (comparison) {
            case LESS -> TextComparison.LESS;
            case LESS_OR_EQUAL -> TextComparison.LESS_OR_EQUAL;
            case GREATER -> TextComparison.GREATER;
            case GREATER_OR_EQUAL -> TextComparison.GREATER_OR_EQUAL;
            case EQUAL -> TextComparison.EQUAL;
        };
    }
}
