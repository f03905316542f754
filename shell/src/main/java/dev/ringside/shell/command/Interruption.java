package dev.ringside.shell.command;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets the program end in order when it is asked to by a signal (Ctrl-C, {@code kill}), and with a status of its own choice. Methods may be
 * called from any thread.
 */
public final class Interruption {
    /** How long the end may take before it is forced: a feed that hangs must not make the program immortal. */
    private static final long PATIENCE_SECONDS = 5;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int status = ExitStatus.INTERRUPTED;

    /** One that is told by the signals that end this process. */
    public static Interruption bySignals() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::end, "ringside-end"));
        return interruption;
    }

    /** Completes when the program should end. */
    public CompletableFuture<Void> requested() {
        return requested;
    }

    /** Runs something when the program should end, or at once if it should already. What it throws is nobody's. */
    public void whenRequested(Runnable action) {
        CompletableFuture<Void> unused = requested.thenRun(action);
    }

    public boolean isRequested() {
        return requested.isDone();
    }

    /** Waits until the program should end. */
    public void awaitRequest() {
        await(requested, Optional.empty());
    }

    /**
     * Waits until something ends, the program should end, or the time is over.
     *
     * @param end completes, also with a failure, when there is nothing to wait for any more
     * @param nanos how long at most; nothing means forever
     */
    public void awaitOr(CompletableFuture<?> end, Optional<Long> nanos) {
        await(CompletableFuture.anyOf(end, requested), nanos);
    }

    /** Waits until something ends, with a result or a failure, but not longer than that. */
    static void await(CompletableFuture<?> end, Optional<Long> nanos) {
        try {
            if (nanos.isPresent()) {
                end.get(nanos.get(), TimeUnit.NANOSECONDS);
            } else {
                end.get();
            }
        } catch (TimeoutException | ExecutionException e) {
            // Both are for the caller to look at.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for the end. */
    public void request() {
        requested.complete(null);
    }

    /** Says that everything is in order and with which status to end. */
    public void finish(int exitStatus) {
        status = exitStatus;
        finished.countDown();
    }

    /** Asks for the end, waits for it, and forces it if it does not come. Does not return unless it is over already. */
    @SuppressWarnings("SystemExitOutsideMain")
    public void end() {
        if (finished.getCount() == 0) {
            return;
        }
        request();
        boolean inOrder;
        try {
            inOrder = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            inOrder = false;
        }
        // A process that a signal ends has that signal's status otherwise.
        Runtime.getRuntime().halt(inOrder ? status : ExitStatus.INTERRUPTED);
    }
}
