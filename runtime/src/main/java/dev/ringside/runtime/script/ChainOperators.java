package dev.ringside.runtime.script;

import java.util.List;

/** The operators that queries have in scripts as methods. */
final class ChainOperators {
    static final List<String> WORDS = List.of(
            "now",
            "where",
            "select",
            "map",
            "take",
            "skip",
            "for",
            "distinct",
            "sort",
            "top",
            "groupBy",
            "window",
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "percentile",
            "hist",
            "aggregate",
            "rate",
            "limitRate",
            "sample",
            "join",
            "until",
            "suppress");

    private ChainOperators() {}
}
