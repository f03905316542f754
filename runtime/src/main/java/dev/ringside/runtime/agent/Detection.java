package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.script.ScriptSource;

/**
 * A script, or a query: every row of one is an alert.
 *
 * @param name what messages and alerts call it: its file as the user named it
 */
public record Detection(String name, String text) {
    /** On a line of its own, since the query may end with a comment. */
    private static final String RAISING = "\n.alert()\n";

    /** What the host of scripts runs. */
    ScriptSource script(Schema schema) {
        return ScriptSource.of(name, isQuery(schema) ? text + RAISING : text);
    }

    private boolean isQuery(Schema schema) {
        try {
            new QueryParser(schema).query(text, name);
            return true;
        } catch (RingsideException e) {
            // JavaScript, or wrong; the host of scripts finds out which.
            return false;
        }
    }
}
