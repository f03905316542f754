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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Tells what scripts do: alerts on standard output, everything else on standard error. */
final class ScriptReports implements ScriptListener {
    private final Messages messages;
    private final AlertOutput alerts;
    private final CompletableFuture<Void> unwritable = new CompletableFuture<>();
    private volatile @Nullable UncheckedIOException failure;
    private volatile Optional<Level> gravest = Optional.empty();
    private volatile int status = ExitStatus.DONE;
    private final LongAdder raised = new LongAdder();

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

    /** How many alerts there were. */
    long raised() {
        return raised.sum();
    }

    /** The exit status that the last failure of a script asks for; success if there was none. */
    int status() {
        return status;
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

    private synchronized void raised(ScriptEvent.Raised event) {
        Level level = event.alert().level();
        raised.increment();
        if (!hasRaised(level)) {
            gravest = Optional.of(level);
        }
        try {
            alerts.accept(event.alert());
        } catch (UncheckedIOException e) {
            // Whoever waits for the scripts ends them: they have nobody to talk to.
            failure = e;
            unwritable.complete(null);
        }
    }

    /** Tells what went wrong with a script. */
    void wrong(List<Diagnostic> diagnostics) {
        status = ExitStatus.ofScript(diagnostics);
        messages.errors(diagnostics);
    }

    private void failed(ScriptEvent.Failed event) {
        wrong(event.diagnostics());
        if (event.times() > 1) {
            messages.line(Visible.of(event.script()) + ": that was the " + event.times() + "th time");
        }
    }

    private void stopped(ScriptEvent.Stopped event) {
        wrong(event.diagnostics());
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
