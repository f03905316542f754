package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.eval.Constants;
import dev.ringside.dsl.expr.DurationText;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Vocabulary.ChainOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what stands in the parentheses of operators: numbers, lengths of time, names of fields. */
final class Arguments {
    private static final StreamType NO_FIELDS =
            StreamType.Builder.derived("nothing", "No fields").build();

    private final Reading reading;
    private final Problems problems;

    Arguments(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** The only argument. */
    Optional<Node> single(ChainOperator operator, QueryNode.Step step) {
        if (step.arguments().size() == 1) {
            return Optional.of(step.arguments().get(0));
        }
        boolean none = step.arguments().isEmpty();
        Span span = none ? step.brackets() : step.arguments().get(1).span();
        problems.report(
                Code.SYNTAX,
                span,
                operator.word() + (none ? " has nothing in its parentheses" : " takes one value in its parentheses"),
                operator == ChainOperator.WHERE && !none
                        ? "conditions are joined with && and ||"
                        : "write " + operator.usage());
        return Optional.empty();
    }

    /** A whole number of events. */
    Optional<Long> count(Node node, long least, ChainOperator operator) {
        Optional<Expr> constant = constant(node);
        if (constant.isPresent() && constant.get() instanceof Expr.IntegerLiteral count && count.value() >= least) {
            return Optional.of(count.value());
        }
        if (!(node instanceof Node.Broken)) {
            problems.report(
                    Code.LITERAL,
                    node.span(),
                    problems.snippet(node.span()) + " is not a number of events",
                    "write a whole number that is not " + (least > 0 ? "less than " + least : "negative") + ", like "
                            + operator.usage());
        }
        return Optional.empty();
    }

    /** A length of time, longer than nothing, in nanoseconds. */
    Optional<Long> duration(Node node, ChainOperator operator) {
        OptionalLong nanos = constant(node)
                .map(constant -> switch (constant) {
                    case Expr.TextLiteral text -> DurationText.parse(text.value());
                    default -> OptionalLong.empty();
                })
                .orElse(OptionalLong.empty());
        if (nanos.isPresent() && nanos.getAsLong() > 0) {
            return Optional.of(nanos.getAsLong());
        }
        if (!(node instanceof Node.Broken)) {
            problems.report(
                    Code.LITERAL,
                    node.span(),
                    problems.snippet(node.span()) + " is not a length of time",
                    Context.form(ValueType.DURATION),
                    "write " + operator.usage());
        }
        return Optional.empty();
    }

    /** What is worked out without an event: a literal, or what a variable holds. */
    private Optional<Expr> constant(Node node) {
        Problems trial = problems.trial();
        Context context = new Context(reading.source(), NO_FIELDS, trial, reading.scope());
        return new Binder(context, Optional.empty()).bind(node) instanceof Operand.Value value && !trial.any()
                ? Coercion.isConstantText(value.expr()) ? Optional.of(value.expr()) : Constants.value(value.expr())
                : Optional.empty();
    }

    /** Names of fields; at least one, and each once. */
    Optional<List<Field>> fields(ChainOperator operator, QueryNode.Step step, Context context) {
        if (step.arguments().isEmpty()) {
            problems.report(
                    Code.SYNTAX,
                    step.brackets(),
                    operator.word() + " has nothing in its parentheses",
                    "write select(pid, cmdline)");
        }
        List<Field> fields = new ArrayList<>();
        for (Node node : step.arguments()) {
            field(node, context).ifPresent(field -> {
                if (fields.contains(field)) {
                    problems.report(
                            Code.SYNTAX, node.span(), field.name() + " is selected twice", "name every field once");
                }
                fields.add(field);
            });
        }
        return Optional.of(fields);
    }

    private Optional<Field> field(Node node, Context context) {
        String name;
        switch (node) {
            case Node.Name bare -> name = bare.name();
            case Node.Text quoted -> name = quoted.value();
            case Node.Broken broken -> {
                return Optional.empty();
            }
            default -> {
                problems.report(
                        Code.SYNTAX,
                        node.span(),
                        "select takes names of fields, not " + problems.snippet(node.span()),
                        "write select(pid, cmdline)");
                return Optional.empty();
            }
        }
        Optional<Field> field = context.stream().find(name);
        if (field.isEmpty()) {
            Names.unknownField(context, name, node.span());
        }
        return field;
    }
}
