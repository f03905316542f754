package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.Vocabulary.ChainOperator;
import java.util.List;
import java.util.Optional;

/** Gives a query its meaning: the stream it is about and what its operators do. */
final class ChainBinder {
    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;

    ChainBinder(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = new Arguments(reading);
    }

    /** The query; empty if its stream is unknown, which is reported then, like everything else that is wrong. */
    Optional<Chain> bind(QueryNode node) {
        Optional<StreamType> stream = reading.schema().find(node.stream());
        if (stream.isEmpty()) {
            unknownStream(node);
        }
        Optional<Chain> chain = stream.map(found -> new Chain(reading.schema(), new Source.Stream(found), List.of()));
        for (QueryNode.Step step : node.steps()) {
            Optional<ChainOperator> operator = operator(step);
            if (operator.isPresent() && !step.broken()) {
                chain = chain.map(before -> bind(before, operator.get(), step));
            }
        }
        return chain;
    }

    /** The chain with an operator whose arguments are a text by themselves. */
    Chain call(Chain before, String operator, CallText call, Foreigners foreigners) {
        if (operator.equals(ChainOperator.WHERE.word()) && foreigners.areThere()) {
            Predicate predicate = new ArrowReader(reading.about(before.type()), call, foreigners).read();
            return before.with(new Operator.Where(predicate));
        }
        List<Node> nodes =
                new ChainParser(reading.source(), problems).arguments().orElse(List.of());
        QueryNode.Step step = new QueryNode.Step(operator, call.span(), nodes, call.span(), problems.any());
        Optional<ChainOperator> known = operator(step);
        return known.isPresent() && !step.broken() ? bind(before, known.get(), step) : before;
    }

    private void unknownStream(QueryNode node) {
        List<String> streams =
                reading.schema().streams().stream().map(StreamType::name).toList();
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

    private Chain bind(Chain before, ChainOperator operator, QueryNode.Step step) {
        return bind(operator, step, reading.about(before.type()))
                .map(before::with)
                .orElse(before);
    }

    private Optional<Operator> bind(ChainOperator operator, QueryNode.Step step, Context context) {
        return switch (operator) {
            case WHERE ->
                arguments
                        .single(operator, step)
                        .map(node -> new Operator.Where(new PredicateBinder(context).bind(node)));
            case SELECT -> arguments.fields(operator, step, context).map(Operator.Select::new);
            case TAKE ->
                arguments
                        .single(operator, step)
                        .flatMap(node -> arguments.count(node, 0, operator))
                        .map(Operator.Take::new);
            case SKIP ->
                arguments
                        .single(operator, step)
                        .flatMap(node -> arguments.count(node, 0, operator))
                        .map(Operator.Skip::new);
            case FOR ->
                arguments
                        .single(operator, step)
                        .flatMap(node -> arguments.duration(node, operator))
                        .map(Operator.For::new);
        };
    }
}
