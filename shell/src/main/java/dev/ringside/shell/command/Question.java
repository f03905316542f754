package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.script.Answer;
import dev.ringside.runtime.script.ScriptConsole;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptListener;
import dev.ringside.runtime.script.ScriptOptions;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asked on the command line: a query in the language, or JavaScript that makes one. Which of them is found out without starting
 * JavaScript, since that takes longer than everything else.
 *
 * @param text the question
 * @param query the query that it is; nothing if it is JavaScript
 */
record Question(String text, Optional<Query> query) {
    /** For the help of commands that ask. */
    static final String HELP =
            "What is beyond the language is run as JavaScript: several statements of which the last one gives the query,"
                    + " variables, functions of your own. That takes longer to start.";

    private static final String ORIGIN = "query";

    /** What the language does not have or seldom needs: several statements, functions, templates. */
    private static final Pattern SCRIPT = Pattern.compile("[;`\n]|=>");

    /**
     * Reads a question.
     *
     * @throws RingsideException if it is not in the language and does not look like JavaScript
     */
    static Question read(String text, Schema schema) {
        try {
            return new Question(text, Optional.of(new QueryParser(schema).query(text, ORIGIN)));
        } catch (RingsideException e) {
            if (!SCRIPT.matcher(text).find()) {
                throw e;
            }
            return new Question(text, Optional.empty());
        }
    }

    /**
     * What runs the query that is asked for.
     *
     * @param query the query
     * @param lane where its rows come
     * @param script what to close at the end
     */
    record Asked(Query query, Lane lane, Runnable script) implements AutoCloseable {
        @Override
        public void close() {
            script.run();
        }
    }

    /**
     * Runs the JavaScript, if it is some.
     *
     * @param listener told what the JavaScript says
     * @throws RingsideException if that fails or gives no query
     */
    Asked ask(Schema schema, Engine engine, ScriptListener listener, Interruption interruption) {
        if (query.isPresent()) {
            return new Asked(query.get(), Lane.DIRECT, () -> {});
        }
        ScriptHost host = new ScriptHost(engine, schema, ScriptOptions.LIVE, listener);
        try {
            ScriptConsole console = host.console();
            interruption.whenRequested(console::interrupt);
            return switch (console.evaluate(ORIGIN, text)) {
                case Answer.Rows rows -> new Asked(rows.query(), rows.lane(), host::close);
                case Answer.Value value -> throw noQuery("gives " + value.shown());
                case Answer.Nothing nothing -> throw noQuery("gives nothing");
            };
        } catch (RingsideException e) {
            host.close();
            throw e;
        }
    }

    private static RingsideException noQuery(String what) {
        return new RingsideException(Diagnostic.of(
                Code.USAGE,
                "this is no query: it " + what,
                "end with a query, like procs.where(parent==\"bash\"); scripts that do more are for `ringside run`"));
    }
}
