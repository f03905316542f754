package dev.ringside.dsl.syntax;

import java.util.List;
import java.util.stream.Stream;

/** The operators of a query's chain: those there are and those that the language reserves. */
final class Vocabulary {
    /** What can stand behind a stream. */
    enum ChainOperator {
        WHERE("where", "where(predicate)", "keeps the events that the predicate accepts"),
        SELECT("select", "select(pid, cmdline)", "keeps some fields, in that order"),
        TAKE("take", "take(10)", "ends the query after that many events"),
        SKIP("skip", "skip(10)", "leaves out that many events first"),
        FOR("for", "for(\"30s\")", "ends the query that long after it began");

        private final String word;
        private final String usage;
        private final String description;

        ChainOperator(String word, String usage, String description) {
            this.word = word;
            this.usage = usage;
            this.description = description;
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
    }

    /** The design's operators that this version does not have. */
    static final List<String> LATER_OPERATORS = List.of(
            "map",
            "distinct",
            "sort",
            "top",
            "groupBy",
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "percentile",
            "hist",
            "window",
            "rate",
            "join",
            "sequence",
            "until",
            "tap",
            "on",
            "alert",
            "limitRate",
            "sample");

    /** What else a query will be able to start with. */
    static final List<String> LATER_SOURCES = List.of("open", "etw", "sequence");

    private Vocabulary() {}

    static List<String> operatorWords() {
        return Stream.of(ChainOperator.values()).map(ChainOperator::word).toList();
    }
}
