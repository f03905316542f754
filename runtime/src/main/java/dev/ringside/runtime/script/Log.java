package dev.ringside.runtime.script;

import dev.ringside.runtime.script.ScriptEvent.Severity;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a script writes to its console, less what would drown everything else. For the script's thread. */
final class Log {
    private static final int MOST_PER_SECOND = 2_000;

    private final String script;
    private final Consumer<ScriptEvent> out;
    private final RateLimit limit = new RateLimit(MOST_PER_SECOND, TimeUnit.SECONDS.toNanos(1));

    Log(String script, Consumer<ScriptEvent> out) {
        this.script = script;
        this.out = out;
    }

    void addTo(Functions functions) {
        functions.perform(
                "log",
                arguments -> write(
                        Severity.valueOf(arguments[0].asString().toUpperCase(Locale.ROOT)), arguments[1].asString()));
    }

    private void write(Severity severity, String text) {
        if (limit.pass(System.nanoTime())) {
            out.accept(new ScriptEvent.Log(script, severity, text));
        } else if (Repeats.isToTell(limit.held())) {
            out.accept(new ScriptEvent.Log(
                    script,
                    Severity.WARNING,
                    limit.held() + " lines were left out: there were more than " + MOST_PER_SECOND + " in a second"));
        }
    }
}
