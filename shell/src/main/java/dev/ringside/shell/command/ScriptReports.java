package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptEvent.Severity;
import dev.ringside.runtime.script.ScriptListener;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.shell.alert.AlertOutput;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.output.Durations;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells what scripts do: alerts on standard output, everything else on standard error. */
final class ScriptReports implements ScriptListener {
    private final Messages messages;
    private final AlertOutput alerts;
    private final CompletableFuture<Void> unwritable = new CompletableFuture<>();
    private volatile @Nullable UncheckedIOException failure;
    private volatile Optional<Level> gravest = Optional.empty();
    private volatile boolean failed;

    ScriptReports(Messages messages, AlertOutput alerts) {
        this.messages = messages;
        this.alerts = alerts;
    }

    /** Completes when alerts cannot be written any more. */
    CompletableFuture<Void> unwritable() {
        return unwritable;
    }

    /**
     * Throws why alerts could not be written, if they could not.
     *
     * @throws UncheckedIOException the reason
     */
    void complain() {
        UncheckedIOException reason = failure;
        if (reason != null) {
            throw reason;
        }
    }

    /** Whether there was an alert of a level or a graver one. */
    boolean hasRaised(Level level) {
        return gravest.filter(raised -> raised.compareTo(level) >= 0).isPresent();
    }

    /** Whether something in a script threw or was stopped. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void on(ScriptEvent event) {
        switch (event) {
            case ScriptEvent.Log log -> log(log);
            case ScriptEvent.Raised raised -> raised(raised);
            case ScriptEvent.Failed failed -> failed(failed);
            case ScriptEvent.Stopped stopped -> stopped(stopped);
            case ScriptEvent.Restarted restarted -> messages.line(Visible.of(restarted.script()) + ": started again");
        }
    }

    private void log(ScriptEvent.Log log) {
        String word = log.severity().compareTo(Severity.WARNING) < 0
                ? ""
                : log.severity().name().toLowerCase(Locale.ROOT) + ": ";
        StringBuilder lines = new StringBuilder();
        log.text()
                .lines()
                .forEach(line -> lines.append(lines.isEmpty() ? "" : "\n")
                        .append(Visible.of(log.script()))
                        .append(": ")
                        .append(word)
                        .append(Visible.of(line)));
        messages.line(lines.toString());
    }

    private synchronized void raised(ScriptEvent.Raised raised) {
        Level level = raised.alert().level();
        if (!hasRaised(level)) {
            gravest = Optional.of(level);
        }
        try {
            alerts.accept(raised.alert());
        } catch (UncheckedIOException e) {
            // Whoever waits for the scripts ends them: they have nobody to talk to.
            failure = e;
            unwritable.complete(null);
        }
    }

    private void failed(ScriptEvent.Failed event) {
        failed = true;
        messages.errors(event.diagnostics());
        if (event.times() > 1) {
            messages.line(Visible.of(event.script()) + ": that was the " + event.times() + "th time");
        }
    }

    private void stopped(ScriptEvent.Stopped event) {
        failed = true;
        messages.errors(event.diagnostics());
        String script = Visible.of(event.script());
        event.restartsIn()
                .ifPresentOrElse(
                        pause -> messages.line(script + ": starts again in " + Durations.text(pause.toNanos())),
                        () -> messages.warning(Diagnostic.of(
                                Code.OVERRUN,
                                event.script() + " was stopped and is not started again",
                                "put it right and start Ringside again, or let --watch do that")));
    }
}
