package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sequences: their options, steps, and what ends them. */
final class Sequences {
    static final String USAGE = "sequence({by: \"guid\", within: \"5m\"}, procs.where(name == \"sh\"), net)";
    private static final String TIMES_USAGE = "times(3, procs.where(uid == 0))";
    /** More steps than anybody writes, and few enough that a row of them all can be had. */
    private static final int MOST_STEPS = 50;

    private static final int MOST_TIMES = 1000;

    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;
    private final Sources sources;

    Sequences(Reading reading, Arguments arguments, Sources sources) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = arguments;
        this.sources = sources;
    }

    Optional<Source> read(QueryNode.Step call) {
        List<Node> nodes = call.arguments();
        if (nodes.size() < 3 || nodes.size() > MOST_STEPS + 1) {
            problems.report(
                    Code.SYNTAX,
                    nodes.size() < 3
                            ? call.brackets()
                            : nodes.get(MOST_STEPS + 1).span(),
                    "a sequence has options and " + (nodes.size() < 3 ? "at least two" : "at most " + MOST_STEPS)
                            + " steps",
                    "write " + USAGE);
            return Optional.empty();
        }
        Options options = Options.read(
                nodes.get(0),
                List.of(Options.BY, Options.WITHIN, Options.LATENESS),
                call.name(),
                USAGE,
                arguments,
                problems);
        Optional<Long> within = options.required(Options.WITHIN, "how long a sequence may take");
        List<Options.Named> by = options.names(Options.BY);
        long lateness = options.lateness();
        List<Step> steps = steps(nodes.subList(1, nodes.size()), by);
        List<String> keys = keys(by, steps);
        return steps.size() + 1 < nodes.size() || keys.size() < by.size()
                ? Optional.empty()
                : within.map(time -> new Source.Sequence(keys, time, lateness, steps, Optional.empty()));
    }

    /** The steps that stand behind the options, as far as they can be read. */
    static List<Step> steps(Reading reading, List<Node> nodes) {
        Arguments arguments = new Arguments(reading);
        return new Sequences(reading, arguments, new Sources(reading, arguments))
                .steps(nodes.subList(1, nodes.size()), List.of());
    }

    private List<Step> steps(List<Node> nodes, List<Options.Named> by) {
        List<Step> steps = new ArrayList<>();
        for (Node node : nodes) {
            Optional<Step> step = step(node, steps, by);
            if (step.isEmpty()) {
                // Behind a step that could not be read those that follow count wrongly.
                return steps;
            }
            steps.add(step.get());
        }
        return steps;
    }

    private Optional<Step> step(Node node, List<Step> earlier, List<Options.Named> by) {
        Optional<QueryNode.Step> call = Subquery.call(node);
        String word = call.map(QueryNode.Step::name).orElse("");
        return switch (word) {
            case Vocabulary.NONE -> {
                if (earlier.isEmpty()) {
                    problems.report(
                            Code.SYNTAX,
                            node.span(),
                            "a sequence begins with a step that happens",
                            "none(…) stands between steps, or behind the last one");
                }
                yield arguments
                        .single(call.get(), "none(exits)")
                        .flatMap(query -> query(query, earlier, by))
                        .filter(query -> !earlier.isEmpty())
                        .map(Step.None::new);
            }
            case Vocabulary.TIMES -> {
                Optional<List<Node>> both = arguments.between(2, 2, call.get(), TIMES_USAGE);
                Optional<Long> count = both.flatMap(all -> arguments.count(all.get(0), 1, MOST_TIMES, TIMES_USAGE));
                yield both.flatMap(all -> query(all.get(1), earlier, by))
                        .flatMap(query -> count.map(number -> new Step.Times(Math.toIntExact(number), query)));
            }
            default -> query(node, earlier, by).map(Step.Once::new);
        };
    }

    /** A stream with nothing but conditions, which see the earlier steps. */
    private Optional<Query> query(Node node, List<Step> earlier, List<Options.Named> by) {
        Optional<QueryNode> written = Subquery.of(node);
        if (written.isEmpty()) {
            if (!(node instanceof Node.Broken)) {
                problems.report(
                        Code.SYNTAX,
                        node.span(),
                        problems.snippet(node.span()) + " is no step of a sequence",
                        "write " + USAGE);
            }
            return Optional.empty();
        }
        Optional<Query> root = sources.read(written.get().root());
        if (root.isEmpty() || !isStep(root.get(), written.get().root().span())) {
            return Optional.empty();
        }
        StreamType stream = root.get().stream();
        by.forEach(key -> checkKey(key, stream));
        Context context = reading.about(Source.Sequence.scope(stream, earlier));
        List<Operator> operators = new ArrayList<>(root.get().operators());
        for (QueryNode.Step step : written.get().steps()) {
            if (!step.name().equals(ChainOperator.WHERE.word())) {
                onlyWhere(step.nameSpan());
                return Optional.empty();
            }
            arguments
                    .single(step, ChainOperator.WHERE.usage())
                    .ifPresent(condition ->
                            operators.add(new Operator.Where(new PredicateBinder(context).bind(condition))));
        }
        return Optional.of(new Query(root.get().source(), operators));
    }

    private boolean isStep(Query query, Span span) {
        if (!(query.source() instanceof Source.Stream)) {
            problems.report(
                    Code.SYNTAX,
                    span,
                    "a step is a stream with conditions, not " + problems.snippet(span),
                    "a sequence over a recording is asked with --from FILE");
            return false;
        }
        boolean conditions = query.operators().stream().allMatch(Operator.Where.class::isInstance);
        if (!conditions) {
            onlyWhere(span);
        }
        return conditions;
    }

    private void onlyWhere(Span span) {
        problems.report(
                Code.SYNTAX,
                span,
                "a step of a sequence can only have where(…), not " + problems.snippet(span),
                "operators stand behind the sequence: sequence(…).take(10)");
    }

    private void checkKey(Options.Named key, StreamType stream) {
        Optional<Field> field = stream.resolve(key.name());
        if (field.isEmpty()) {
            Context context = reading.about(stream);
            List<String> nearest = Nearest.to(key.name(), Unknowns.names(stream));
            context.report(
                    Code.UNKNOWN_FIELD,
                    key.span(),
                    "the steps of " + stream.name() + " have no field " + key.name(),
                    nearest.isEmpty()
                            ? "name fields that all steps have, like guid, pid, user or host"
                            : Nearest.question(nearest));
        }
    }

    /** The names that the keys have in the first step. All steps have them, of the same type. */
    private List<String> keys(List<Options.Named> by, List<Step> steps) {
        List<String> keys = new ArrayList<>();
        for (Options.Named key : by) {
            List<Field> fields = steps.stream()
                    .flatMap(step -> step.query().stream().resolve(key.name()).stream())
                    .toList();
            if (fields.size() < steps.size() || fields.isEmpty()) {
                continue;
            }
            ValueType type = ValueType.of(fields.get(0).type());
            boolean comparable =
                    Values.Use.KEY.takes(type) && fields.stream().allMatch(field -> ValueType.of(field.type()) == type);
            if (!comparable || keys.contains(fields.get(0).name())) {
                problems.report(
                        Code.TYPE,
                        key.span(),
                        comparable
                                ? key.name() + " stands twice"
                                : Values.Use.KEY.takes(type)
                                        ? key.name() + " is not the same kind of value in all steps"
                                        : key.name() + " is " + Operand.kind(type)
                                                + ", not something that events can be told apart by",
                        "name every field once that all steps have, like guid, pid, user or host");
            } else {
                keys.add(fields.get(0).name());
            }
        }
        return keys;
    }

    /** {@code sequence(…).until(…)}. */
    Optional<Source> until(Source.Sequence sequence, QueryNode.Step call) {
        Optional<Node> node = arguments.single(call, ChainOperator.UNTIL.usage());
        List<Options.Named> by = sequence.by().stream()
                .map(name -> new Options.Named(name, node.map(Node::span).orElse(call.brackets())))
                .toList();
        int before = problems.count();
        return node.flatMap(written -> query(written, sequence.steps(), by))
                .filter(query -> problems.count() == before)
                .map(query -> new Source.Sequence(
                        sequence.by(), sequence.within(), sequence.lateness(), sequence.steps(), Optional.of(query)));
    }
}
