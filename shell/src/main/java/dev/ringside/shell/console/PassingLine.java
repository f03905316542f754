package dev.ringside.shell.console;

import dev.ringside.shell.console.Surroundings.Terminals;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A line at the bottom of a terminal that says on standard error how something is getting on. It comes when that takes a while, changes a few times a second,
 * and goes whenever something else is written. Where standard error is no terminal there is none. Methods may be called from any thread.
 */
public final class PassingLine implements AutoCloseable {
    /** What takes no longer needs no line. */
    private static final long FIRST_MILLIS = 1000;

    private static final long EACH_MILLIS = 300;
    private static final String CLEAR = "\r\033[K";

    private final Surroundings surroundings;
    private final boolean possible;
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Held while anything is written, so that lines do not mix. */
    private final Object writing = new Object();

    private boolean shown;

    /** @param wanted whether to show it where that is possible */
    public PassingLine(Surroundings surroundings, boolean wanted) {
        this.surroundings = surroundings;
        String kind = surroundings.environment().getOrDefault("TERM", "dumb");
        this.possible = wanted && surroundings.terminals().err() && !kind.equals("dumb");
    }

    /** The same surroundings, with streams that take the line away before they write to the terminal. */
    public Surroundings surroundings() {
        if (!possible) {
            return surroundings;
        }
        Terminals terminals = surroundings.terminals();
        return new Surroundings(
                surroundings.in(),
                terminals.out() ? new Cleared(surroundings.out()) : surroundings.out(),
                new PrintStream(new Cleared(surroundings.err()), true, StandardCharsets.UTF_8),
                terminals,
                surroundings.size(),
                surroundings.environment());
    }

    /**
     * Shows from now on what is told, until it is closed.
     *
     * @param text what to show; nothing for no line
     */
    public void follow(Supplier<Optional<String>> text) {
        if (possible) {
            Thread.ofPlatform().name("ringside-progress").daemon().start(() -> keepShowing(text));
        }
    }

    private void keepShowing(Supplier<Optional<String>> text) {
        try {
            long pause = FIRST_MILLIS;
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                show(text.get());
                pause = EACH_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows that instead of what is shown. */
    void show(Optional<String> text) {
        synchronized (writing) {
            if (closed.getCount() == 0) {
                return;
            }
            StringBuilder line = new StringBuilder(shown ? CLEAR : "");
            // The last column is left free: some terminals go on to the next line behind it.
            text.ifPresent(
                    words -> Width.appendCut(line, words, surroundings.size().columns() - 1));
            shown = text.isPresent();
            write(line.toString());
        }
    }

    private void clear() {
        if (shown) {
            shown = false;
            write(CLEAR);
        }
    }

    private void write(String text) {
        surroundings.err().print(text);
        surroundings.err().flush();
    }

    @Override
    public void close() {
        synchronized (writing) {
            clear();
            closed.countDown();
        }
    }

    private final class Cleared extends FilterOutputStream {
        Cleared(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (writing) {
                clear();
                out.write(bytes, offset, length);
            }
        }
    }
}
