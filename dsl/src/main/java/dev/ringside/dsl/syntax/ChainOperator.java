package dev.ringside.dsl.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can stand behind a dot in a query's chain. */
enum ChainOperator {
    NOW(
            "now",
            "now()",
            "gives what is there now, as against what happens, and ends",
            "procs.now().where(user == \"root\").count()"),
    WHERE(
            "where",
            "where(uid == 0)",
            "keeps the events that the predicate accepts",
            "procs.where(parent == \"bash\" && uid == 0)"),
    SELECT("select", "select(pid, cmdline)", "keeps some fields, in that order", "procs.select(time, pid, cmdline)"),
    MAP(
            "map",
            "map({folder: image.dir(), pid})",
            "makes of each event a row with these columns",
            "procs.map({folder: image.dir(), arguments: args.length})"),
    TAKE("take", "take(10)", "ends the query after that many events", "procs.where(uid == 0).take(10)"),
    SKIP("skip", "skip(10)", "leaves out that many events first", "procs.skip(10).take(5)"),
    FOR("for", "for(\"30s\")", "ends the query that long after it began", "files.where(op == \"create\").for(\"30s\")"),
    DISTINCT(
            "distinct",
            "distinct(image, {within: \"5m\"})",
            "keeps the first of all events with the same values",
            "procs.distinct(image, user)"),
    SORT(
            "sort",
            "sort(user, desc(time))",
            "gives all events when the query ends, ordered",
            "procs.sort(user, desc(time))"),
    TOP(
            "top",
            "top(10, duration)",
            "gives the events with the greatest values when the query ends",
            "exits.top(10, duration)"),
    GROUP_BY(
            "groupBy",
            "groupBy(user, image)",
            "puts events with the same values together, for what is computed of them",
            "procs.groupBy(user, name).count()"),
    WINDOW(
            "window",
            "window(\"5m\", \"1m\")",
            "divides time, for what is computed of each part",
            "procs.window(\"1m\").groupBy(user).count()"),
    COUNT("count", "count()", "counts the events", "procs.groupBy(parent).count()"),
    SUM("sum", "sum(duration)", "adds numbers or durations", "exits.groupBy(name).sum(duration)"),
    AVG("avg", "avg(duration)", "the mean of numbers or durations", "exits.groupBy(name).avg(duration)"),
    MIN("min", "min(time)", "the least value", "exits.groupBy(name).min(duration)"),
    MAX("max", "max(time)", "the greatest value", "exits.groupBy(name).max(maxRss)"),
    PERCENTILE(
            "percentile",
            "percentile(duration, 95)",
            "the value that so many percent are not greater than",
            "exits.groupBy(name).percentile(duration, 95)"),
    HIST(
            "hist",
            "hist(duration, [\"1s\", \"1m\"])",
            "how many values lie in each bucket; by themselves, buckets are the powers of two",
            "exits.hist(duration, [\"10ms\", \"1s\", \"1m\"])"),
    AGGREGATE(
            "aggregate",
            "aggregate({n: count(), longest: max(duration)})",
            "computes several things of each group",
            "exits.groupBy(name).aggregate({n: count(), longest: max(duration)})"),
    RATE("rate", "rate(\"10s\")", "how many events there were in each second, or span of time", "procs.rate(\"10s\")"),
    JOIN(
            "join",
            "join(net, {by: \"guid\", within: \"1m\"})",
            "pairs each event with those of another query that are near in time",
            "procs.join(net, {by: \"guid\", within: \"1m\"})"),
    UNTIL(
            "until",
            "until(exits)",
            "what ends a sequence that is under way",
            "sequence({by: \"guid\", within: \"5m\"}, procs, net).until(exits)"),
    LIMIT_RATE(
            "limitRate",
            "limitRate(10, \"1s\")",
            "keeps at most that many events of each span of time",
            "procs.limitRate(10, \"1s\")"),
    SAMPLE(
            "sample",
            "sample(100)",
            "keeps the first of every so many events, or with sample(0.01) about that part of them",
            "files.sample(100)"),
    SUPPRESS(
            "suppress",
            "suppress(\"10m\", guid)",
            "keeps the first of all events with the same values in a span of time",
            "procs.suppress(\"10m\", parent, name)");

    private final String word;
    private final String usage;
    private final String description;
    private final String example;

    ChainOperator(String word, String usage, String description, String example) {
        this.word = word;
        this.usage = usage;
        this.description = description;
        this.example = example;
    }

    String word() {
        return word;
    }

    /** How it is written. */
    String usage() {
        return usage;
    }

    String description() {
        return description;
    }

    /** A whole query with it. */
    String example() {
        return example;
    }

    /** Whether it computes one value of many events; two of them, directly behind a source, are operators of another kind. */
    boolean isAggregate() {
        return switch (this) {
            case COUNT, SUM, AVG, MIN, MAX, PERCENTILE, HIST, DISTINCT, TOP -> true;
            default -> false;
        };
    }

    /** Whether what flows behind it is of another type than before it. */
    boolean makesOtherRows() {
        return switch (this) {
            case MAP, GROUP_BY, WINDOW, COUNT, SUM, AVG, MIN, MAX, PERCENTILE, HIST, AGGREGATE, RATE, JOIN -> true;
            case NOW, WHERE, SELECT, TAKE, SKIP, FOR, DISTINCT, SORT, TOP, UNTIL, LIMIT_RATE, SAMPLE, SUPPRESS -> false;
        };
    }

    static Optional<ChainOperator> find(String word) {
        return Stream.of(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    static List<String> aggregates() {
        return Stream.of(COUNT, SUM, AVG, MIN, MAX, PERCENTILE, DISTINCT, HIST, TOP)
                .map(ChainOperator::word)
                .toList();
    }

    static List<String> words() {
        return Stream.of(values()).map(ChainOperator::word).toList();
    }
}
