package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import java.util.List;
import java.util.Optional;

/** Gives a query its meaning: what its rows are and what its operators do. */
final class ChainBinder {
    /** Longer chains are not written by people. */
    private static final int LONGEST = 10_000;

    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;
    private final Groups groups;

    ChainBinder(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = new Arguments(reading);
        this.groups = new Groups(reading, arguments);
    }

    /** The query as far as it can be told; empty if not even its rows can. What is wrong is reported. */
    Optional<Chain> bind(QueryNode node) {
        Optional<Chain> chain =
                new Sources(reading, arguments).read(node.root()).map(source -> Chain.of(reading.schema(), source));
        for (QueryNode.Step step : node.steps()) {
            Optional<ChainOperator> operator = operator(step);
            if (operator.isEmpty() || step.broken()) {
                chain = chain.filter(before -> before.isComplete() && keepsRows(step));
            } else if (chain.isPresent()) {
                chain = bind(chain.get(), operator.get(), step);
            }
        }
        return chain;
    }

    /** A whole query in an expression, which is reported if it is none or not complete. */
    Optional<Query> query(Node node, String hint) {
        Optional<QueryNode> written = Subquery.of(node);
        if (written.isEmpty()) {
            if (!(node instanceof Node.Broken)) {
                problems.report(Code.SYNTAX, node.span(), problems.snippet(node.span()) + " is no query", hint);
            }
            return Optional.empty();
        }
        int before = problems.count();
        Optional<Chain> chain = written.flatMap(this::bind);
        chain.flatMap(Chain::grouping).ifPresent(open -> problems.add(open.lacking()));
        return chain.filter(whole -> problems.count() == before).map(Chain::query);
    }

    /** The chain with an operator whose arguments are a text by themselves; empty if something is wrong, which is reported. */
    Optional<Chain> call(Chain before, String operator, CallText call, Foreigners foreigners) {
        if (operator.equals(ChainOperator.WHERE.word()) && foreigners.areThere() && before.isComplete()) {
            Predicate predicate = new ArrowReader(reading.about(before.type()), call, foreigners).read();
            return Optional.of(before.with(new Operator.Where(predicate)));
        }
        List<Node> nodes =
                new ChainParser(reading.source(), problems).arguments().orElse(List.of());
        if (problems.any()) {
            return Optional.empty();
        }
        QueryNode.Step step = new QueryNode.Step(operator, call.span(), nodes, call.span(), false);
        return operator(step).flatMap(known -> bind(before, known, step));
    }

    /** A sequence whose options and steps are a text by themselves. */
    Optional<Chain> sequence(CallText call) {
        List<Node> nodes =
                new ChainParser(reading.source(), problems).arguments().orElse(List.of());
        QueryNode.Step step = new QueryNode.Step(Vocabulary.SEQUENCE, call.span(), nodes, call.span(), problems.any());
        return bind(new QueryNode(new QueryNode.Called(step), List.of()));
    }

    private Optional<ChainOperator> operator(QueryNode.Step step) {
        Optional<ChainOperator> operator = ChainOperator.find(step.name());
        if (operator.isEmpty()) {
            boolean ofScripts = Vocabulary.OF_SCRIPTS.contains(step.name());
            List<String> nearest = meant(step.name());
            problems.report(
                    Code.UNKNOWN_OPERATOR,
                    step.nameSpan(),
                    ofScripts
                            ? step.name() + "(…) belongs to scripts"
                            : "there is no operator " + problems.snippet(step.nameSpan()),
                    ofScripts
                            ? "write it into a file and run it with `ringside run FILE`"
                            : nearest.isEmpty()
                                    ? "the operators are " + String.join(", ", ChainOperator.words())
                                    : Nearest.question(nearest));
        }
        return operator;
    }

    /** What operators a word probably means that is none: one that is misspelt, or what another language calls it. */
    private static List<String> meant(String word) {
        List<String> nearest = Nearest.to(word, ChainOperator.words());
        if (Vocabulary.HABITS.containsKey(word) || nearest.isEmpty()) {
            return Nearest.to(word, Vocabulary.HABITS.keySet()).stream()
                    .flatMap(habit -> Optional.ofNullable(Vocabulary.HABITS.get(habit)).stream())
                    .map(ChainOperator::word)
                    .distinct()
                    .toList();
        }
        return nearest;
    }

    /** Whether what flows is known behind an operator that could not be read. */
    private static boolean keepsRows(QueryNode.Step step) {
        List<String> meant = meant(step.name());
        return ChainOperator.find(meant.isEmpty() ? step.name() : meant.get(0))
                .filter(operator -> !operator.makesOtherRows())
                .isPresent();
    }

    private Optional<Chain> bind(Chain before, ChainOperator operator, QueryNode.Step step) {
        if (before.length() >= LONGEST) {
            problems.report(
                    Code.SYNTAX,
                    step.nameSpan(),
                    "a query has at most " + LONGEST + " operators",
                    "join conditions with && in one where(…)");
            return Optional.empty();
        }
        int reported = problems.count();
        Optional<Chain> after =
                before.grouping().isPresent() ? grouped(before, operator, step) : ungrouped(before, operator, step);
        if (problems.count() == reported) {
            return after;
        }
        return operator.makesOtherRows() || !before.isComplete() ? Optional.empty() : Optional.of(before);
    }

    /** What may stand between a {@code groupBy} and what is computed. */
    private Optional<Chain> grouped(Chain before, ChainOperator operator, QueryNode.Step step) {
        if (operator == ChainOperator.GROUP_BY) {
            return groups.groupBy(before, step);
        }
        if (operator == ChainOperator.WINDOW) {
            return groups.window(before, step);
        }
        if (operator == ChainOperator.AGGREGATE || operator.isAggregate()) {
            return groups.aggregate(before, operator, step);
        }
        before.grouping().ifPresent(open -> problems.add(open.lacking()));
        return Optional.empty();
    }

    private Optional<Chain> ungrouped(Chain before, ChainOperator operator, QueryNode.Step step) {
        return switch (operator) {
            case GROUP_BY -> groups.groupBy(before, step);
            case WINDOW -> groups.window(before, step);
            case COUNT, SUM, AVG, MIN, MAX, PERCENTILE, HIST, AGGREGATE -> groups.aggregate(before, operator, step);
            case UNTIL -> until(before, step);
            case NOW -> now(before, step);
            case WHERE, SELECT, MAP, TAKE, SKIP, FOR, DISTINCT, SORT, TOP, RATE, JOIN, LIMIT_RATE, SAMPLE, SUPPRESS ->
                new Operators(reading, arguments).read(before, operator, step).map(before::with);
        };
    }

    private Optional<Chain> now(Chain before, QueryNode.Step step) {
        if (before.length() == 0
                && before.source() instanceof Source.Stream stream
                && arguments.between(0, 0, step, "now()").isPresent()) {
            return Optional.of(before.with(new Source.State(stream.type())));
        }
        if (!problems.any()) {
            boolean recorded = before.length() == 0 && before.source() instanceof Source.Recording;
            problems.report(
                    Code.SYNTAX,
                    step.nameSpan(),
                    recorded
                            ? "a recording knows what happened, not what is there now"
                            : "now stands directly behind a stream",
                    recorded
                            ? "leave out now(), or ask this machine: "
                                    + before.type().name() + ".now()"
                            : "write procs.now().where(uid == 0)");
        }
        return Optional.empty();
    }

    private Optional<Chain> until(Chain before, QueryNode.Step step) {
        boolean open = before.length() == 0
                && before.source() instanceof Source.Sequence sequence
                && sequence.until().isEmpty();
        if (!open) {
            problems.report(
                    Code.SYNTAX,
                    step.nameSpan(),
                    "until stands directly behind a sequence, once",
                    "write " + Sequences.USAGE + ".until(exits)");
            return Optional.empty();
        }
        return new Sequences(reading, arguments, new Sources(reading, arguments))
                .until((Source.Sequence) before.source(), step)
                .map(before::with);
    }
}
