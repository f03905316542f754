package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings.Size;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where somebody types and reads. What is not said to be safe for any thread is for one. */
interface Screen extends AutoCloseable {
    /** The next input, which may have several lines; nothing when there are no more. */
    Optional<String> read();

    /** Shows text; any thread may. */
    void print(String text);

    /** Shows what went wrong; any thread may. */
    void errors(List<Diagnostic> diagnostics);

    /** Shows what went not quite right; any thread may. */
    void warning(Diagnostic diagnostic);

    /** Where the rows of a query are written; any thread may. */
    OutputStream rows();

    Palette palette();

    /** The size of the terminal, if rows are shown on one. */
    Optional<Size> size();

    /** What was typed before, oldest first. */
    List<String> history();

    /**
     * Shows how something that may take long is getting on, until the result is closed.
     *
     * @param status one line about it, asked for by any thread
     * @param interrupted run when the user wants it to end, by any thread
     */
    Watch watch(Supplier<Status> status, Runnable interrupted);

    /** Makes {@link #read} say that there is nothing more; any thread may. */
    void interrupt();

    @Override
    void close();

    /** Being watched. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * How a query is getting on.
     *
     * @param text in numbers
     * @param alarming whether something is wrong, which the text says too
     */
    record Status(String text, boolean alarming) {}
}
