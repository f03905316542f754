package dev.ringside.dsl.syntax;

import java.util.Map;
import java.util.Set;

/** The words of the language that are no operators, and those of other languages. */
final class Vocabulary {
    /** What a query can begin with other than a stream. */
    static final String OPEN = "open";

    static final String SEQUENCE = "sequence";

    /** What a provider of Event Tracing for Windows reports. */
    static final String ETW = "etw";

    /** The sources that are called and stand by themselves. */
    static final Set<String> CALLED = Set.of(SEQUENCE, ETW);

    /** A step that must not happen. */
    static final String NONE = "none";

    /** A step that happens several times. */
    static final String TIMES = "times";

    /** The order of a key in {@code sort}. */
    static final String ASCENDING = "asc";

    static final String DESCENDING = "desc";

    /** Ends of a chain that only a script can have. */
    static final Set<String> OF_SCRIPTS = Set.of("on", "alert", "record", "tap", "toArray", "first", "explain");

    /** Words that name something and so cannot be the name of a column. */
    static final Set<String> RESERVED = Set.of(
            "true", "false", "null", "undefined", "NaN", "Infinity", "in", "and", "or", "not", "AND", "OR", "NOT");

    /** What operators are called elsewhere. */
    static final Map<String, ChainOperator> HABITS = Map.ofEntries(
            Map.entry("filter", ChainOperator.WHERE),
            Map.entry("having", ChainOperator.WHERE),
            Map.entry("project", ChainOperator.SELECT),
            Map.entry("pick", ChainOperator.SELECT),
            Map.entry("extend", ChainOperator.MAP),
            Map.entry("limit", ChainOperator.TAKE),
            Map.entry("head", ChainOperator.TAKE),
            Map.entry("offset", ChainOperator.SKIP),
            Map.entry("drop", ChainOperator.SKIP),
            Map.entry("uniq", ChainOperator.DISTINCT),
            Map.entry("unique", ChainOperator.DISTINCT),
            Map.entry("dedup", ChainOperator.DISTINCT),
            Map.entry("order", ChainOperator.SORT),
            Map.entry("orderBy", ChainOperator.SORT),
            Map.entry("sortBy", ChainOperator.SORT),
            Map.entry("group", ChainOperator.GROUP_BY),
            Map.entry("by", ChainOperator.GROUP_BY),
            Map.entry("stats", ChainOperator.AGGREGATE),
            Map.entry("summarize", ChainOperator.AGGREGATE),
            Map.entry("mean", ChainOperator.AVG),
            Map.entry("average", ChainOperator.AVG),
            Map.entry("median", ChainOperator.PERCENTILE),
            Map.entry("histogram", ChainOperator.HIST),
            Map.entry("quantile", ChainOperator.PERCENTILE),
            Map.entry("throttle", ChainOperator.LIMIT_RATE));

    private Vocabulary() {}
}
