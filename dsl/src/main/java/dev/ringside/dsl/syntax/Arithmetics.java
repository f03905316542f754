package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Expr.Arithmetic.Operator;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.FieldType;
import java.util.Optional;

/** Arithmetic on numbers, and adding and subtracting times and durations. */
final class Arithmetics {
    private final Context context;
    private final Coercion coercion;
    private final Uses uses;

    Arithmetics(Context context, Coercion coercion) {
        this.context = context;
        this.coercion = coercion;
        this.uses = new Uses(context.stream());
    }

    Operand binary(Operator operator, Operand left, Operand right) {
        Span span = left.span().to(right.span());
        if (left instanceof Operand.Broken || right instanceof Operand.Broken) {
            return new Operand.Broken(span);
        }
        if (!(left instanceof Operand.Value first)) {
            return notComputed(left);
        }
        if (!(right instanceof Operand.Value second)) {
            return notComputed(right);
        }
        Operand.Value one = uses.computedWith(first, second, operator.isBitwise());
        Operand.Value other = uses.computedWith(second, first, operator.isBitwise());
        if (isTemporal(one) || isTemporal(other)) {
            return temporal(operator, one, other, span);
        }
        if (operator == Operator.PLUS && (isText(one) || isText(other))) {
            return context.report(
                    Code.TYPE,
                    span,
                    "texts are not joined in a predicate",
                    "ask for the parts: a.startsWith(\"…\") && a.endsWith(\"…\")");
        }
        return numbers(operator, one, other, span);
    }

    private Operand numbers(Operator operator, Operand.Value left, Operand.Value right, Span span) {
        if (!(coercion.toTypeOf(right, left) instanceof Operand.Value one)
                || !(coercion.toTypeOf(left, right) instanceof Operand.Value other)) {
            return new Operand.Broken(span);
        }
        if (!isNumber(one)) {
            return notComputed(one);
        }
        return isNumber(other)
                ? new Operand.Value(new Expr.Arithmetic(operator, one.expr(), other.expr()), span)
                : notComputed(other);
    }

    private Operand temporal(Operator operator, Operand.Value left, Operand.Value right, Span span) {
        Optional<Expr> one = temporal(left);
        Optional<Expr> other = temporal(right);
        if (one.isEmpty() || other.isEmpty()) {
            Operand.Value wrong = one.isEmpty() ? left : right;
            return context.report(
                    Code.TYPE,
                    wrong.span(),
                    context.problems().snippet(wrong.span()) + " is neither a time nor a duration",
                    Context.form(ValueType.DURATION));
        }
        Expr a = one.get();
        Expr b = other.get();
        boolean bothTimes = a.type() == ValueType.TIME && b.type() == ValueType.TIME;
        boolean durationFirst = a.type() == ValueType.DURATION && b.type() == ValueType.TIME;
        if (operator == Operator.PLUS && durationFirst) {
            return new Operand.Value(new Expr.Arithmetic(Operator.PLUS, b, a), span);
        }
        if ((operator == Operator.PLUS && !bothTimes) || (operator == Operator.MINUS && !durationFirst)) {
            return new Operand.Value(new Expr.Arithmetic(operator, a, b), span);
        }
        return context.report(
                Code.TYPE,
                span,
                Operand.kind(a.type()) + " " + operator.symbol() + " " + Operand.kind(b.type()) + " has no meaning",
                "time - time is a duration, time + duration a time, duration - duration a duration");
    }

    /** A time or duration; a text in quotes that is one is read as it. */
    private static Optional<Expr> temporal(Operand.Value value) {
        if (isTemporal(value)) {
            return Optional.of(value.expr());
        }
        return Coercion.isConstantText(value.expr())
                ? Coercion.read(value.expr(), ValueType.DURATION).or(() -> Coercion.read(value.expr(), ValueType.TIME))
                : Optional.empty();
    }

    /** {@code -a}. */
    Operand minus(Operand operand, Span span) {
        if (!(operand instanceof Operand.Value given)) {
            return notComputed(operand);
        }
        Operand.Value value = uses.as(given, FieldType.NUMBER);
        Expr expr = value.expr();
        if (expr instanceof Expr.IntegerLiteral literal) {
            return new Operand.Value(NumberReader.negated(literal.value()), span);
        }
        if (expr instanceof Expr.NumberLiteral literal) {
            return new Operand.Value(NumberReader.of(-literal.value()), span);
        }
        if (expr.type() == ValueType.DURATION) {
            return new Operand.Value(new Expr.Arithmetic(Operator.MINUS, new Expr.DurationLiteral(0), expr), span);
        }
        return isNumber(value)
                ? new Operand.Value(new Expr.Arithmetic(Operator.TIMES, new Expr.IntegerLiteral(-1), expr), span)
                : notComputed(operand);
    }

    /** {@code +a}: the number as JavaScript has it, a double. */
    Operand plus(Operand operand, Span span) {
        if (!(operand instanceof Operand.Value given) || !isNumber(uses.as(given, FieldType.NUMBER))) {
            return notComputed(operand);
        }
        Operand.Value value = uses.as(given, FieldType.NUMBER);
        Expr expr = value.expr();
        if (expr instanceof Expr.IntegerLiteral literal) {
            return new Operand.Value(new Expr.NumberLiteral(literal.value()), span);
        }
        return expr.type() == ValueType.NUMBER && !uses.isUntyped(given)
                ? new Operand.Value(expr, span)
                : new Operand.Value(new Expr.Arithmetic(Operator.TIMES, new Expr.IntegerLiteral(1), expr), span);
    }

    private Operand notComputed(Operand operand) {
        return operand instanceof Operand.Broken
                ? operand
                : context.report(
                        Code.TYPE,
                        operand.span(),
                        context.problems().snippet(operand.span()) + " is " + operand.kind() + ", not a number",
                        "numbers are computed with, times and durations added and subtracted");
    }

    private static boolean isTemporal(Operand.Value value) {
        return value.expr().type() == ValueType.TIME || value.expr().type() == ValueType.DURATION;
    }

    private static boolean isText(Operand.Value value) {
        return value.expr().type() == ValueType.TEXT;
    }

    private static boolean isNumber(Operand.Value value) {
        return value.expr().type() == ValueType.INTEGER || value.expr().type() == ValueType.NUMBER;
    }
}
