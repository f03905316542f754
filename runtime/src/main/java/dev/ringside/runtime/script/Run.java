package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Subscription;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * One running of a script: a thread, a context, and what they have going. It begins with the script's first turn, then does the work that its
 * subscriptions and timers make, and ends when there can be none any more, or it is stopped.
 */
final class Run {
    /** Deep recursion in JavaScript is to end in an error there. */
    private static final long STACK = 16 << 20;

    private static final int FIRST_TURN_FACTOR = 10;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);
    private static final long ABANDON_AFTER = TimeUnit.SECONDS.toMillis(5);

    private final Setting setting;
    private final ScriptSource source;
    private final Tally tally;
    private final Budget budget;
    private final WorkQueue queue;
    private final Callbacks callbacks;
    private final boolean staysOpen;
    private final CompletableFuture<Realm> started = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final AtomicReference<@Nullable Ending> stop = new AtomicReference<>();
    private final Interruptions interruptions;
    private final Runnable look = this::look;
    private final Thread thread;
    private volatile @Nullable Realm realm;

    /** @param staysOpen whether it goes on when nothing can happen by itself, since work is given to it from outside */
    Run(Setting setting, ScriptSource source, Tally tally, boolean staysOpen) {
        this.setting = setting;
        this.source = source;
        this.tally = tally;
        this.staysOpen = staysOpen;
        this.budget = new Budget(setting.options().budget().multipliedBy(FIRST_TURN_FACTOR));
        this.queue = new WorkQueue(capacity(setting.options()));
        this.callbacks =
                new Callbacks(source.name(), budget, tally, setting.listener(), this::isStopping, this::overrun);
        this.interruptions = new Interruptions(callbacks::interrupted);
        this.thread = new Thread(null, this::live, "ringside-script " + source.name(), STACK);
        thread.setDaemon(true);
    }

    /** Readers of recordings wait after every event, so that only what comes live has to be kept within bounds. */
    private static int capacity(ScriptOptions options) {
        return options.replay() ? Integer.MAX_VALUE : options.queue();
    }

    void start() {
        thread.start();
    }

    /** Completes behind the first turn; with a {@link RingsideException} if the script did not get through it. */
    CompletableFuture<Realm> started() {
        return started;
    }

    /** Completes when nothing of it runs any more. */
    CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Where its work is given to it. */
    Lane lane() {
        return queue;
    }

    /** How many rows its running queries have dropped. */
    long dropped() {
        return open().stream().mapToLong(Subscribed::dropped).sum();
    }

    /** Its running queries. */
    List<Subscription> subscriptions() {
        return open().stream().map(Subscribed::subscription).toList();
    }

    private Set<Subscribed> open() {
        Realm known = realm;
        return known == null ? Set.of() : known.subscriptions().open();
    }

    /** Waits until it has handled all that was given to it. */
    void settle() {
        queue.awaitIdle();
    }

    /** Ends it, whatever it is doing. Does not wait. */
    void close() {
        stop(new Ending.Closed());
    }

    /** Stops what runs now, and nothing else. What is not started yet is let be: it could not go on. */
    void interrupt() {
        Realm known = realm;
        if (known != null && started.isDone()) {
            interruptions.begin();
            interruptions.make(known.sandbox());
        }
    }

    private void live() {
        Ending ending = new Ending.Over();
        queue.own();
        budget.own();
        setting.watch().add(look);
        try (Realm opened = new Realm(setting, source, callbacks, queue, tally, callbacks::tell)) {
            realm = opened;
            callbacks.open(opened);
            firstTurn(opened);
            budget.limit(setting.options().budget());
            started.complete(opened);
            work(opened);
        } catch (RingsideException e) {
            ending = new Ending.Failed(e.diagnostics());
        } catch (InterruptedException e) {
            ending = new Ending.Closed();
        } catch (RuntimeException | Error e) {
            // What is thrown here is thrown by Ringside, or by a context that was closed under its thread.
            ending = new Ending.Failed(List.of(Diagnostic.of(Code.SCRIPT, "the script cannot go on: " + e)));
        } finally {
            setting.watch().remove(look);
            finish(ending);
        }
    }

    private void finish(Ending ending) {
        queue.close();
        Ending stopped = stop.get();
        Ending reason = stopped == null ? ending : stopped;
        started.completeExceptionally(exception(reason));
        ended.complete(reason);
    }

    private static RingsideException exception(Ending ending) {
        return switch (ending) {
            case Ending.Failed failed -> new RingsideException(failed.diagnostics());
            case Ending.Overrun overrun -> new RingsideException(overrun.diagnostics());
            case Ending.Closed closed ->
                new RingsideException(Diagnostic.of(Code.SCRIPT, "the script was closed before it had started"));
            case Ending.Over over -> new RingsideException(Diagnostic.of(Code.SCRIPT, "the script did not start"));
        };
    }

    private void firstTurn(Realm opened) {
        opened.sandbox().enter();
        try {
            opened.open();
            budget.begin();
            try {
                opened.firstTurn();
            } catch (PolyglotException e) {
                throw opened.errors().exception(e);
            } finally {
                budget.end();
            }
            beginRecordings(opened);
        } finally {
            opened.sandbox().leave();
        }
    }

    private void work(Realm opened) throws InterruptedException {
        while (!isStopping() && !isOver(opened)) {
            long wait = opened.timers().delay(LONGEST_WAIT).orElse(LONGEST_WAIT);
            Deque<Runnable> work = queue.take(wait);
            long before = System.nanoTime();
            opened.sandbox().enter();
            try {
                turn(opened, work);
            } finally {
                opened.sandbox().leave();
                tally.busy(System.nanoTime() - before);
            }
        }
    }

    private void turn(Realm opened, Deque<Runnable> work) {
        for (Runnable piece : work) {
            if (isStopping()) {
                return;
            }
            try {
                piece.run();
            } catch (PolyglotException e) {
                callbacks.failed(e);
            } finally {
                queue.done();
            }
            outlastInterruptions(opened);
            beginRecordings(opened);
        }
        if (!opened.clock().isByEvents()) {
            opened.timers().runUntil(opened.clock().now());
        } else if (opened.subscriptions().isEmpty() && !staysOpen) {
            opened.timers().finish();
        }
        beginRecordings(opened);
    }

    /** An interruption ends when the thread has left the context; until then everything that runs there is interrupted. */
    private void outlastInterruptions(Realm opened) {
        if (interruptions.areThere()) {
            opened.sandbox().leave();
            interruptions.awaitEnd();
            opened.sandbox().enter();
        }
    }

    private void beginRecordings(Realm opened) {
        if (setting.begun().get() && opened.subscriptions().takeGrown()) {
            opened.engine().begin();
        }
    }

    private boolean isOver(Realm opened) {
        return !staysOpen && opened.subscriptions().isEmpty() && opened.timers().isEmpty() && queue.size() == 0;
    }

    private boolean isStopping() {
        return stop.get() != null;
    }

    /** Looks whether the budget is kept. */
    private void look() {
        if (!isStopping() && !callbacks.isBeingInterrupted()) {
            budget.exceeded().ifPresent(this::exceeded);
        }
    }

    private void exceeded(Diagnostic diagnostic) {
        Realm opened = realm;
        if (!staysOpen || opened == null) {
            overrun(List.of(diagnostic));
        } else {
            callbacks.interrupting(diagnostic);
            // Begun here, so that what comes behind the callback waits for it and is not interrupted in its place.
            interruptions.begin();
            Thread.ofPlatform()
                    .name("ringside-stop " + source.name())
                    .daemon()
                    .start(() -> interruptions.make(opened.sandbox()));
        }
    }

    private void overrun(List<Diagnostic> diagnostics) {
        stop(new Ending.Overrun(diagnostics));
    }

    private void stop(Ending reason) {
        if (stop.compareAndSet(null, reason)) {
            queue.close();
            Thread.ofPlatform().name("ringside-stop " + source.name()).daemon().start(this::halt);
        }
    }

    /** Takes the context away from whatever runs in it. */
    private void halt() {
        Realm opened = realm;
        if (opened != null
                && Thread.currentThread() != thread
                && !opened.sandbox().interrupt(Interruptions.PATIENCE)) {
            opened.sandbox().close();
        }
        try {
            thread.join(ABANDON_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            abandon(opened);
        }
    }

    /** The thread is caught in something that cannot be stopped; nobody waits for it any more, and nothing comes to it. */
    private void abandon(@Nullable Realm opened) {
        if (opened != null) {
            opened.subscriptions().close();
        }
        callbacks.tell(new ScriptEvent.Log(
                source.name(),
                ScriptEvent.Severity.ERROR,
                "the script could not be stopped; its thread keeps a processor busy until Ringside ends"));
        finish(new Ending.Closed());
    }
}
