package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Vocabulary.ChainOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a query its meaning: the stream it is about and what its operators do. */
final class QueryBinder {
    private final Schema schema;
    private final SourceText source;
    private final Problems problems;

    QueryBinder(Schema schema, SourceText source, Problems problems) {
        this.schema = schema;
        this.source = source;
        this.problems = problems;
    }

    /** The query; empty if its stream is unknown, which is reported then, like everything else that is wrong. */
    Optional<Query> bind(QueryNode node) {
        Optional<StreamType> stream = schema.find(node.stream());
        if (stream.isEmpty()) {
            unknownStream(node);
        }
        List<Operator> operators = new ArrayList<>();
        for (QueryNode.Step step : node.steps()) {
            Optional<ChainOperator> operator = operator(step);
            if (operator.isPresent() && stream.isPresent() && !step.broken()) {
                Context context = new Context(source, stream.get(), problems);
                bind(operator.get(), step, context).ifPresent(operators::add);
            }
        }
        return stream.map(found -> new Query(found, operators));
    }

    private void unknownStream(QueryNode node) {
        List<String> streams = schema.streams().stream().map(StreamType::name).toList();
        List<String> nearest = Nearest.to(node.stream(), streams);
        problems.report(
                Code.UNKNOWN_STREAM,
                node.streamSpan(),
                "there is no stream " + problems.snippet(node.streamSpan()),
                nearest.isEmpty() ? "the streams are " + String.join(", ", streams) : Nearest.question(nearest));
    }

    private Optional<ChainOperator> operator(QueryNode.Step step) {
        for (ChainOperator operator : ChainOperator.values()) {
            if (operator.word().equals(step.name())) {
                return Optional.of(operator);
            }
        }
        String all = "the operators are " + String.join(", ", Vocabulary.operatorWords());
        boolean later = Vocabulary.LATER_OPERATORS.contains(step.name());
        List<String> nearest = later ? List.of() : Nearest.to(step.name(), Vocabulary.operatorWords());
        problems.report(
                Code.UNKNOWN_OPERATOR,
                step.nameSpan(),
                later
                        ? "this version does not have the operator " + step.name()
                        : "there is no operator " + problems.snippet(step.nameSpan()),
                nearest.isEmpty() ? all : Nearest.question(nearest));
        return Optional.empty();
    }

    private Optional<Operator> bind(ChainOperator operator, QueryNode.Step step, Context context) {
        return switch (operator) {
            case WHERE ->
                single(operator, step).map(node -> new Operator.Where(new PredicateBinder(context).bind(node)));
            case SELECT -> select(step, context);
            case TAKE -> single(operator, step).flatMap(this::count).map(Operator.Take::new);
            case SKIP -> single(operator, step).flatMap(this::count).map(Operator.Skip::new);
        };
    }

    private Optional<Node> single(ChainOperator operator, QueryNode.Step step) {
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

    private Optional<Long> count(Node node) {
        if (node instanceof Node.Numeral number
                && NumberReader.value(number.digits(), false) instanceof Expr.IntegerLiteral count) {
            return Optional.of(count.value());
        }
        if (!(node instanceof Node.Broken)) {
            problems.report(
                    Code.LITERAL,
                    node.span(),
                    problems.snippet(node.span()) + " is not a number of events",
                    "write a whole number that is not negative, like take(10)");
        }
        return Optional.empty();
    }

    private Optional<Operator> select(QueryNode.Step step, Context context) {
        if (step.arguments().isEmpty()) {
            problems.report(
                    Code.SYNTAX,
                    step.brackets(),
                    "select has nothing in its parentheses",
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
        return Optional.of(new Operator.Select(fields));
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
        } else if (field.get().type() == FieldType.PROCESSES) {
            new Names(context, Optional.empty()).ancestors(node.span());
        }
        return field;
    }
}
