package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.script.Answer;
import dev.ringside.runtime.script.ScriptConsole;
import dev.ringside.runtime.script.ScriptHost;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JavaScript with its variables, started by the first input that needs it. For the thread that reads inputs, unless it says otherwise. */
final class JavaScript implements AutoCloseable {
    /** The variable that holds what the last input gave. */
    private static final String LAST = "_";

    private final Supplier<ScriptHost> start;
    private @Nullable ScriptHost host;
    private volatile @Nullable ScriptConsole console;
    private volatile Set<String> names = Set.of(LAST);
    /** A query that ran without JavaScript and that it has not heard of. */
    private Optional<Query> unheard = Optional.empty();

    JavaScript(Supplier<ScriptHost> start) {
        this.start = start;
    }

    /** The names that the user has given to something; any thread may ask. */
    Set<String> names() {
        return names;
    }

    /** Whether more lines must follow to make a program of it. */
    boolean isIncomplete(String text) {
        return running().isIncomplete(text);
    }

    /**
     * Runs a text.
     *
     * @param origin what messages call it
     * @throws RingsideException if it is wrong, fails or is interrupted
     */
    Answer evaluate(String origin, String text) {
        ScriptConsole running = running();
        unheard.ifPresent(query -> tell(running, query));
        unheard = Optional.empty();
        try {
            Answer answer = running.evaluate(origin, text);
            learnNames(running);
            return answer;
        } catch (RingsideException e) {
            // What was interrupted may not have stopped yet, and would be waited for.
            if (e.diagnostics().getFirst().code() != Code.INTERRUPTED) {
                learnNames(running);
            }
            throw e;
        }
    }

    private void learnNames(ScriptConsole running) {
        Set<String> all = new HashSet<>(running.names());
        all.add(LAST);
        names = all;
    }

    /** Makes the query what the last input gave. */
    void remember(Query query) {
        unheard = Optional.of(query);
    }

    private static void tell(ScriptConsole running, Query query) {
        try {
            running.evaluate("var " + LAST + " = " + query);
        } catch (RingsideException e) {
            // The user has given the name to something of theirs.
        }
    }

    /** Ends what is being run; any thread may. */
    void interrupt() {
        ScriptConsole running = console;
        if (running != null) {
            running.interrupt();
        }
    }

    private ScriptConsole running() {
        ScriptConsole running = console;
        if (running == null) {
            ScriptHost started = start.get();
            host = started;
            running = started.console();
            console = running;
            started.begin();
        }
        return running;
    }

    /** Forgets all variables, and ends what was subscribed to. */
    void reset() {
        ScriptConsole running = console;
        ScriptHost started = host;
        if (running != null && started != null) {
            running.close();
            console = started.console();
        }
        names = Set.of(LAST);
        unheard = Optional.empty();
    }

    /** Ends it, if it was started. */
    @Override
    public void close() {
        ScriptHost started = host;
        host = null;
        console = null;
        if (started != null) {
            started.close();
        }
    }
}
