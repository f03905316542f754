package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A context that JavaScript is given to piece by piece, as in a shell. Variables stay, and may be declared again; what is awaited outside of
 * functions is waited for; {@code _} is the last value. Subscriptions go on until the console is closed. For any thread, but one evaluation at a
 * time.
 */
public final class ScriptConsole implements AutoCloseable {
    private static final String NAME = "input";

    private final Run run;
    private final Consumer<ScriptConsole> over;
    private final InputCheck check;
    private final AtomicReference<@Nullable CompletableFuture<Answer>> awaited = new AtomicReference<>();
    /** The evaluation that was interrupted last. */
    private final AtomicReference<@Nullable CompletableFuture<Answer>> cut = new AtomicReference<>();

    ScriptConsole(Setting setting, Consumer<ScriptConsole> over) {
        this.over = over;
        this.check = new InputCheck(setting);
        this.run = new Run(setting, ScriptSource.of(NAME, ""), new Tally(), true);
        run.start();
    }

    /**
     * Evaluates a text, and waits for what it awaits.
     *
     * @param origin what messages call the text
     * @throws UnfinishedException if it ends too early
     * @throws RingsideException if it is wrong, throws, or is {@linkplain #interrupt interrupted}, which has a code of its own
     */
    public Answer evaluate(String origin, String text) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        awaited.set(answer);
        var unused = run.ended().thenRun(() -> answer.completeExceptionally(interrupted()));
        try {
            Inputs inputs = run.started().get().inputs();
            run.lane().force(() -> inputs.evaluate(origin, text, answer));
            return answer.get();
        } catch (ExecutionException e) {
            // Where exactly it was when it was interrupted decides what that looks like.
            boolean isCut = cut.compareAndSet(answer, null) && !(e.getCause() instanceof RingsideException);
            throw run.ended().isDone() || isCut ? interrupted() : failure(e);
        } catch (InterruptedException e) {
            interrupt();
            Thread.currentThread().interrupt();
            throw interrupted();
        } finally {
            awaited.set(null);
        }
    }

    /** As {@link #evaluate(String, String)}, of a text without another name. */
    public Answer evaluate(String text) {
        return evaluate(NAME, text);
    }

    /** Whether a text ends too early, so that more of it may make it right. Nothing of it runs. */
    public boolean isIncomplete(String text) {
        return check.isIncomplete(text);
    }

    /** What was declared in it so far. Waits for an evaluation that runs. */
    public List<String> names() {
        return ask(Inputs::names);
    }

    private <T> T ask(Function<Inputs, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            Inputs inputs = run.started().join().inputs();
            run.lane().force(() -> answer.complete(question.apply(inputs)));
            return answer.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    /** Stops what is being evaluated, if anything is; from another thread. The console stays as it is. */
    public void interrupt() {
        CompletableFuture<Answer> waiting = awaited.get();
        if (waiting != null) {
            cut.set(waiting);
            run.interrupt();
            waiting.completeExceptionally(interrupted());
        }
    }

    private static RingsideException interrupted() {
        return new RingsideException(Diagnostic.of(Code.INTERRUPTED, "interrupted"));
    }

    private static RuntimeException failure(Exception wrapped) {
        Throwable cause = wrapped.getCause();
        return cause instanceof RingsideException known ? known : new IllegalStateException(cause);
    }

    /** Ends its subscriptions and whatever it evaluates. */
    @Override
    public void close() {
        run.close();
        interrupt();
        run.ended().join();
        check.close();
        over.accept(this);
    }
}
