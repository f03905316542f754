package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/** Calls a script's functions within their budget, and tells what they throw. For the script's thread, but for what says otherwise. */
final class Callbacks implements Turns {
    private final String script;
    private final Budget budget;
    private final Tally tally;
    private final Consumer<ScriptEvent> listener;
    private final BooleanSupplier isStopping;
    private final Consumer<List<Diagnostic>> overrun;
    private final Repeats repeats = new Repeats();
    /** Why the callback that runs now is being interrupted, where that ends only the callback. */
    private final AtomicReference<@Nullable Diagnostic> interruption = new AtomicReference<>();

    private @Nullable Realm realm;

    /**
     * @param isStopping whether the script is to be called no more; asked from its thread
     * @param overrun told when a callback took so much that the script has to be stopped
     */
    Callbacks(
            String script,
            Budget budget,
            Tally tally,
            Consumer<ScriptEvent> listener,
            BooleanSupplier isStopping,
            Consumer<List<Diagnostic>> overrun) {
        this.script = script;
        this.budget = budget;
        this.tally = tally;
        this.listener = listener;
        this.isStopping = isStopping;
        this.overrun = overrun;
    }

    /** Calls are made in that context from now on. */
    void open(Realm opened) {
        realm = opened;
    }

    @Override
    public void run(Runnable javaScript) {
        if (isStopping.getAsBoolean()) {
            return;
        }
        budget.begin();
        try {
            javaScript.run();
        } catch (PolyglotException e) {
            failed(e);
        } catch (RingsideException e) {
            failed(e.diagnostics());
        } finally {
            budget.end();
        }
    }

    @Override
    public void advance(long time) {
        Realm opened = realm;
        if (opened != null && opened.clock().isByEvents()) {
            opened.timers().runUntil(time);
            opened.clock().advance(time);
        }
    }

    /** Something was thrown out of JavaScript. */
    void failed(PolyglotException error) {
        Realm opened = realm;
        if (opened == null || isStopping.getAsBoolean() || error.isCancelled()) {
            return;
        }
        Diagnostic reason = interruption.getAndSet(null);
        if (error.isResourceExhausted()) {
            overrun.accept(opened.errors().of(error));
        } else if (reason != null) {
            failed(List.of(reason));
        } else if (!error.isInterrupted()) {
            failed(opened.errors().of(error));
        }
    }

    private void failed(List<Diagnostic> diagnostics) {
        tally.error();
        long times = repeats.count(diagnostics);
        if (Repeats.isToTell(times)) {
            tell(new ScriptEvent.Failed(script, diagnostics, times));
        }
    }

    /** The callback that runs now is about to be interrupted for that reason. From any thread. */
    void interrupting(Diagnostic reason) {
        interruption.set(reason);
    }

    /** From any thread. */
    boolean isBeingInterrupted() {
        return interruption.get() != null;
    }

    /** What was being interrupted is over, whether it was interrupted or ended by itself. */
    void interrupted() {
        interruption.set(null);
    }

    /** Tells something. Who listens may have to wait for a terminal or a pipe, for which the script is not to blame. */
    void tell(ScriptEvent event) {
        budget.exempt(() -> listener.accept(event));
    }
}
