package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.eval.Constants;
import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what stands in the parentheses of operators and is no expression about an event: numbers, lengths of time, texts. */
final class Arguments {
    private static final StreamType NO_FIELDS =
            StreamType.Builder.derived("nothing", "No fields").build();

    private final Reading reading;
    private final Problems problems;

    Arguments(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** As many arguments as there may be; what is too many or too few is reported. */
    Optional<List<Node>> between(int least, int most, QueryNode.Step call, String usage) {
        int count = call.arguments().size();
        if (count >= least && count <= most) {
            return Optional.of(call.arguments());
        }
        problems.report(
                Code.SYNTAX,
                count > most ? call.arguments().get(most).span() : call.brackets(),
                call.name()
                        + (count == 0
                                ? " has nothing in its parentheses"
                                : count < least
                                        ? " takes " + least + " values in its parentheses"
                                        : " takes " + most(most) + " in its parentheses"),
                count > most && call.name().equals(ChainOperator.WHERE.word())
                        ? "conditions are joined with && and ||"
                        : "write " + usage);
        return Optional.empty();
    }

    private static String most(int most) {
        return most == 0 ? "nothing" : most == 1 ? "one value" : "at most " + most + " values";
    }

    /** The only argument. */
    Optional<Node> single(QueryNode.Step call, String usage) {
        return between(1, 1, call, usage).map(all -> all.get(0));
    }

    /** A whole number between these. */
    Optional<Long> count(Node node, long least, long most, String usage) {
        Optional<Expr> constant = constant(node);
        if (constant.isPresent()
                && constant.get() instanceof Expr.IntegerLiteral count
                && count.value() >= least
                && count.value() <= most) {
            return Optional.of(count.value());
        }
        String limits = "from " + least + (most < Long.MAX_VALUE ? " to " + most : " on");
        wrong(node, " is not a whole number " + limits, "write a whole number, like " + usage);
        return Optional.empty();
    }

    /** A number between these. */
    OptionalDouble number(Node node, double least, double most, String usage) {
        OptionalDouble number = number(node);
        if (number.isPresent() && number.getAsDouble() >= least && number.getAsDouble() <= most) {
            return number;
        }
        wrong(node, " is not a number from " + (long) least + " to " + (long) most, "write " + usage);
        return OptionalDouble.empty();
    }

    /** Any number, perhaps with a power of 1024 behind it in quotes; empty if it is none, which is not reported. */
    OptionalDouble number(Node node) {
        return constant(node)
                .flatMap(constant -> constant instanceof Expr.TextLiteral
                        ? Coercion.read(constant, ValueType.NUMBER)
                        : Optional.of(constant))
                .map(constant -> switch (constant) {
                    case Expr.IntegerLiteral whole -> OptionalDouble.of((double) whole.value());
                    case Expr.NumberLiteral number ->
                        Double.isFinite(number.value()) ? OptionalDouble.of(number.value()) : OptionalDouble.empty();
                    default -> OptionalDouble.empty();
                })
                .orElse(OptionalDouble.empty());
    }

    /** A length of time in nanoseconds, at least that long. */
    Optional<Long> duration(Node node, long least, String usage) {
        OptionalLong nanos = duration(node);
        if (nanos.isPresent() && nanos.getAsLong() >= least) {
            return Optional.of(nanos.getAsLong());
        }
        wrong(
                node,
                nanos.isEmpty()
                        ? " is not a length of time"
                        : least == 0 ? " is less than no time" : " is no time at all",
                Context.form(ValueType.DURATION),
                "write " + usage);
        return Optional.empty();
    }

    /** Any length of time; empty if it is none, which is not reported. */
    OptionalLong duration(Node node) {
        return text(node).map(DurationText::parse).orElse(OptionalLong.empty());
    }

    /** A text in quotes, or in a variable; empty if it is none, which is not reported. */
    Optional<String> text(Node node) {
        return constant(node)
                .flatMap(constant ->
                        constant instanceof Expr.TextLiteral text ? Optional.of(text.value()) : Optional.empty());
    }

    /** What is worked out without an event: a literal, or what a variable holds. */
    private Optional<Expr> constant(Node node) {
        Problems trial = problems.trial();
        Context context = new Context(reading.source(), NO_FIELDS, trial, reading.scope());
        return new Binder(context, Optional.empty()).bind(node) instanceof Operand.Value value && !trial.any()
                ? Constants.value(value.expr())
                        .map(literal -> literal instanceof Expr.NumberLiteral number
                                ? NumberReader.of(number.value())
                                : literal)
                : Optional.empty();
    }

    /** What a variable holds that the node names; empty if it names none. */
    Optional<Captured> variable(Node node) {
        Context context = new Context(reading.source(), NO_FIELDS, problems.trial(), reading.scope());
        return new Binder(context, Optional.empty()).variable(node);
    }

    void wrong(Node node, String what, String... hints) {
        if (!(node instanceof Node.Broken)) {
            Span span = node.span();
            problems.report(Code.LITERAL, span, problems.snippet(span) + what, hints);
        }
    }
}
