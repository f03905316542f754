package dev.ringside.runtime.script;

import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Lane;

/** What came of something that was typed into a {@linkplain ScriptConsole console}. */
public sealed interface Answer {
    /**
     * A query that nothing was done with yet: it can be run.
     *
     * @param lane where it has to run, since there may be JavaScript in it
     */
    record Rows(Query query, Lane lane) implements Answer {}

    /**
     * A value.
     *
     * @param shown for people; a text as it is
     * @param json as JSON
     */
    record Value(String shown, String json) implements Answer {}

    /** Nothing to show. */
    record Nothing() implements Answer {}
}
