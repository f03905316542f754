package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import java.util.List;
import java.util.Optional;

/** Reads {@code window(…).groupBy(…).count()}: in one operator what the chain says in up to three. */
final class Groups {
    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;

    Groups(Reading reading, Arguments arguments) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = arguments;
    }

    /** {@code groupBy(…)}. */
    Optional<Chain> groupBy(Chain before, QueryNode.Step step) {
        if (before.grouping().flatMap(Grouping::keys).isPresent()) {
            problems.report(
                    Code.SYNTAX,
                    step.nameSpan(),
                    "the events are grouped already",
                    "write all that they are grouped by into one groupBy(…)");
            return Optional.empty();
        }
        if (arguments
                .between(1, Integer.MAX_VALUE, step, ChainOperator.GROUP_BY.usage())
                .isEmpty()) {
            return Optional.empty();
        }
        List<Column> keys = new Columns(reading.about(before.type())).groups(step.arguments());
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(before.with(
                        new Grouping(before.grouping().flatMap(Grouping::window), Optional.of(keys), lacking(step))));
    }

    /** {@code window(…)}. */
    Optional<Chain> window(Chain before, QueryNode.Step step) {
        if (before.grouping().flatMap(Grouping::window).isPresent()) {
            problems.report(
                    Code.SYNTAX,
                    step.nameSpan(),
                    "time is divided already",
                    "write one window(…), perhaps one that slides");
            return Optional.empty();
        }
        return new Windows(arguments, problems)
                .read(step)
                .map(window -> before.with(
                        new Grouping(Optional.of(window), before.grouping().flatMap(Grouping::keys), lacking(step))));
    }

    private Diagnostic lacking(QueryNode.Step step) {
        return problems.diagnostic(
                Code.SYNTAX,
                step.nameSpan(),
                step.name() + " lacks what is computed of the events",
                "write .count() behind it, or another of " + String.join(", ", ChainOperator.aggregates()));
    }

    /** One aggregate, or several with names. */
    Optional<Chain> aggregate(Chain before, ChainOperator word, QueryNode.Step step) {
        Optional<Grouping> grouping = before.grouping();
        List<Column> keys = grouping.flatMap(Grouping::keys).orElse(List.of());
        Context context = reading.about(before.type());
        ColumnNames names = new ColumnNames(context);
        names.reserve("time");
        keys.forEach(key -> names.reserve(key.name()));
        if (grouping.flatMap(Grouping::window).isPresent() && !names.take("start", step.nameSpan())) {
            return Optional.empty();
        }
        Aggregates aggregates = new Aggregates(context, arguments);
        List<NamedAggregate> computed = word == ChainOperator.AGGREGATE
                ? aggregates.named(step, names)
                : aggregates.read(word, step).filter(one -> takeName(one, names, step)).map(NamedAggregate::of).stream()
                        .toList();
        return computed.isEmpty()
                ? Optional.empty()
                : Optional.of(before.with(new Operator.GroupBy(keys, computed, grouping.flatMap(Grouping::window))));
    }

    private static boolean takeName(Aggregate aggregate, ColumnNames names, QueryNode.Step step) {
        return names.take(aggregate.word(), step.nameSpan());
    }
}
