package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.TimeText;
import dev.ringside.dsl.expr.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads texts in quotes as what they are compared with: times, durations, addresses, and numbers, which may be hexadecimal or have a unit: k,
 * M, G and T, in either case, are powers of 1024.
 */
final class Coercion {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]{1,16})|(\\d{1,20}(?:\\.\\d{1,20})?)([kKmMgGtT]?))");
    private static final String UNITS = "kmgt";

    private final Context context;

    Coercion(Context context) {
        this.context = context;
    }

    /** Whether it is a text that stands in the query itself, so that it can be read as something else. */
    static boolean isConstantText(Expr expr) {
        return switch (expr) {
            case Expr.TextLiteral literal -> true;
            case Expr.Conditional choice -> isConstantText(choice.then()) && isConstantText(choice.otherwise());
            case Expr.FieldRef ref -> false;
            case Expr.IntegerLiteral literal -> false;
            case Expr.NumberLiteral literal -> false;
            case Expr.TimeLiteral literal -> false;
            case Expr.DurationLiteral literal -> false;
            case Expr.IpLiteral literal -> false;
            case Expr.Arithmetic arithmetic -> false;
            case Expr.Transform transform -> false;
            case Expr.Length length -> false;
            case Expr.Tree tree -> false;
            case Expr.Truth truth -> false;
        };
    }

    /** The value as one of the other's type, if it is a text that can be read so; else the value itself. What cannot be read is reported. */
    Operand toTypeOf(Operand.Value other, Operand.Value value) {
        ValueType type = other.expr().type();
        if (!isReadable(type) || !isConstantText(value.expr())) {
            return value;
        }
        Optional<Expr> read = word(other.expr(), value.expr()).or(() -> read(value.expr(), type));
        if (read.isPresent()) {
            return new Operand.Value(read.get(), value.span());
        }
        String written = context.problems().snippet(value.span());
        boolean number = type == ValueType.INTEGER || type == ValueType.NUMBER;
        return context.report(
                number ? Code.TYPE : Code.LITERAL,
                value.span(),
                context.problems().snippet(other.span()) + " is " + Operand.kind(type) + ", " + written + " is not",
                words(other.expr())
                        .filter(words -> !words.isEmpty())
                        .map(words -> "its words are " + String.join(", ", words))
                        .orElseGet(() -> Context.form(type)));
    }

    /** The number that a word stands for in a field whose numbers have names. */
    private static Optional<Expr> word(Expr field, Expr constant) {
        List<String> words = words(field).orElse(List.of());
        return constant instanceof Expr.TextLiteral text
                ? IntStream.range(0, words.size())
                        .filter(number -> words.get(number).equalsIgnoreCase(text.value()))
                        .<Expr>mapToObj(Expr.IntegerLiteral::new)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<List<String>> words(Expr expr) {
        return expr instanceof Expr.FieldRef ref && ref.type() == ValueType.INTEGER
                ? Optional.of(ref.field().values())
                : Optional.empty();
    }

    private static boolean isReadable(ValueType type) {
        return switch (type) {
            case INTEGER, NUMBER, TIME, DURATION, IP -> true;
            case TEXT, BOOL, LIST, PROCESSES, EVENTS -> false;
        };
    }

    /** A constant text as a value of that type. */
    static Optional<Expr> read(Expr constant, ValueType type) {
        if (constant instanceof Expr.Conditional choice) {
            return read(choice.then(), type)
                    .flatMap(then -> read(choice.otherwise(), type)
                            .map(otherwise -> new Expr.Conditional(choice.test(), then, otherwise)));
        }
        return constant instanceof Expr.TextLiteral literal ? read(literal.value(), type) : Optional.empty();
    }

    private static Optional<Expr> read(String text, ValueType type) {
        return switch (type) {
            case INTEGER, NUMBER -> number(text);
            case TIME ->
                TimeText.parse(text).stream()
                        .<Expr>mapToObj(Expr.TimeLiteral::new)
                        .findFirst();
            case DURATION ->
                DurationText.parse(text).stream()
                        .<Expr>mapToObj(Expr.DurationLiteral::new)
                        .findFirst();
            case IP -> IpAddress.parse(text).map(Expr.IpLiteral::new);
            case TEXT, BOOL, LIST, PROCESSES, EVENTS -> Optional.empty();
        };
    }

    private static Optional<Expr> number(String text) {
        Matcher form = NUMBER.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal magnitude = form.group(2) != null
                ? new BigDecimal(new BigInteger(form.group(2), 16))
                : new BigDecimal(form.group(3)).multiply(BigDecimal.valueOf(factor(form.group(4))));
        BigDecimal value = form.group(1).equals("-") ? magnitude.negate() : magnitude;
        boolean whole =
                value.stripTrailingZeros().scale() <= 0 && value.toBigInteger().bitLength() <= 63;
        return Optional.of(
                whole ? new Expr.IntegerLiteral(value.longValueExact()) : new Expr.NumberLiteral(value.doubleValue()));
    }

    private static long factor(String unit) {
        return unit.isEmpty() ? 1 : 1L << (10 * (UNITS.indexOf(Character.toLowerCase(unit.charAt(0))) + 1));
    }
}
