package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.script.ScriptStats;
import dev.ringside.shell.output.Durations;
import java.util.Locale;

/**
 * What a script did, in numbers.
 *
 * @param script its name
 * @param stats the numbers
 */
record ScriptSummary(String script, ScriptStats stats) {

    /** One line: {@code hunt.js: 12 events, 0 dropped, 2 alerts, 0 suppressed, 0 errors, 0 restarts, busy for 3ms}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d events, %d dropped, %d alerts, %d suppressed, %d errors, %d restarts, busy for %s",
                script,
                stats.events(),
                stats.dropped(),
                stats.alerts(),
                stats.suppressed(),
                stats.errors(),
                stats.restarts(),
                Durations.text(stats.busyNanos()));
    }

    /** Writes the line if it is asked for, and says in any case if events were dropped. */
    void tell(Messages messages, boolean asked) {
        if (stats.dropped() > 0) {
            messages.warning(Diagnostic.of(
                    Code.LIMIT,
                    stats.dropped() + " events were dropped before " + script
                            + ", because it did not handle them in time",
                    "let its queries filter more, give it a longer --queue, or start it with --jit"));
        }
        if (asked) {
            messages.line(toString());
        }
    }
}
