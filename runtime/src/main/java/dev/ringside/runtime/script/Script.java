package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.script.alert.Level;
import dev.ringside.runtime.script.alert.RuleInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A script that was loaded. If it is stopped because it took too much, it is started again from its beginning, with nothing of what it knew, as often
 * as the options say. For any thread.
 */
public final class Script implements AutoCloseable {
    /** How it is. */
    public enum State {
        /** It runs, or waits for events. */
        RUNNING,
        /** It was stopped and will be started again. */
        WAITING,
        /** Nothing of it can happen any more. */
        ENDED,
        /** It was stopped for good. */
        FAILED,
        CLOSED
    }

    private final Setting setting;
    private final ScriptSource source;
    private final Consumer<Script> over;
    private final Tally tally = new Tally();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Run run;
    private RuleInfo rule;
    private State state = State.RUNNING;
    private int restarts;

    /** @param over told when it is over for good */
    Script(Setting setting, ScriptSource source, Consumer<Script> over) {
        this.setting = setting;
        this.source = source;
        this.over = over;
        this.rule = source.rule();
        this.run = new Run(setting, source, tally, false);
    }

    /** Starts it, and waits until it is through its first turn. */
    void start() {
        Run first = run;
        first.start();
        try {
            RuleInfo found = first.started().join().rule();
            synchronized (this) {
                rule = found;
            }
        } catch (CompletionException e) {
            state(State.FAILED);
            over.accept(this);
            throw e.getCause() instanceof RingsideException failure ? failure : e;
        }
        var unused = first.ended().thenAccept(this::runEnded);
    }

    /** What messages and alerts call it. */
    public String name() {
        return source.name();
    }

    /** What it says of its rule. */
    public synchronized RuleInfo rule() {
        return rule;
    }

    public synchronized State state() {
        return state;
    }

    /** How it is getting on, in numbers. */
    public ScriptStats stats() {
        return tally.stats(current().dropped());
    }

    /** How many alerts of that level or a higher one it has raised. */
    public long alerts(Level atLeast) {
        return tally.alerts(atLeast);
    }

    /** Waits until it has handled all events that came to it so far, and what followed from them. Not to be called from a listener. */
    public void settle() {
        current().settle();
    }

    /** Its queries that run now. */
    public List<Subscription> subscriptions() {
        return current().subscriptions();
    }

    /**
     * Completes when nothing of it can happen any more, or it was closed; with a {@link RingsideException} if it was stopped for good because it
     * took too much.
     */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Ends it, whatever it is doing, and waits until nothing of it runs. May be called more than once. */
    @Override
    public void close() {
        Run last;
        synchronized (this) {
            if (state == State.RUNNING || state == State.WAITING) {
                state = State.CLOSED;
            }
            last = run;
        }
        last.close();
        last.ended().join();
        finish(State.CLOSED);
    }

    private synchronized Run current() {
        return run;
    }

    private synchronized void state(State other) {
        state = other;
    }

    private void runEnded(Ending ending) {
        switch (ending) {
            case Ending.Over over -> finish(State.ENDED);
            case Ending.Closed closed -> finish(State.CLOSED);
            case Ending.Failed failed -> stopped(failed.diagnostics());
            case Ending.Overrun overrun -> stopped(overrun.diagnostics());
        }
    }

    private void stopped(List<Diagnostic> diagnostics) {
        tally.overrun();
        Optional<Duration> pause = nextPause();
        setting.listener().accept(new ScriptEvent.Stopped(name(), diagnostics, pause));
        if (pause.isEmpty()) {
            ended.completeExceptionally(new RingsideException(diagnostics));
            finish(State.FAILED);
            return;
        }
        CompletableFuture.delayedExecutor(pause.get().toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::restart);
    }

    /** How long to wait before it is started again; empty if it is not. */
    private synchronized Optional<Duration> nextPause() {
        if (state != State.RUNNING || restarts >= setting.options().restarts()) {
            return Optional.empty();
        }
        state = State.WAITING;
        return Optional.of(setting.options().restartPause().multipliedBy(1L << restarts++));
    }

    private void restart() {
        Run next;
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.RUNNING;
            next = new Run(setting, source, tally, false);
            run = next;
        }
        tally.restarted();
        setting.listener().accept(new ScriptEvent.Restarted(name(), tally.restarts()));
        next.start();
        var unused = next.ended().thenAccept(this::runEnded);
    }

    private void finish(State last) {
        synchronized (this) {
            if (state == State.RUNNING || state == State.WAITING) {
                state = last;
            }
        }
        over.accept(this);
        ended.complete(null);
    }
}
