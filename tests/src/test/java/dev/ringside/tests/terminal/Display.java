package dev.ringside.tests.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** What a terminal shows: the characters on its screen, after all that moves them has been obeyed. Safe for any thread. */
final class Display {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ScreenTerminal screen;
    private final StringBuilder received = new StringBuilder();
    private boolean ended;

    Display(Size size) {
        screen = new ScreenTerminal(size.getColumns(), size.getRows());
    }

    synchronized void resize(Size size) {
        screen.setSize(size);
    }

    /**
     * Shows what a program wrote.
     *
     * @return what a terminal answers to it
     */
    synchronized String show(String text) {
        received.append(text);
        screen.write(text);
        notifyAll();
        return screen.read();
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Everything that ever came, as it came. */
    synchronized String received() {
        return received.toString();
    }

    /** The lines from top to bottom, without blanks at their ends. */
    synchronized List<String> lines() {
        return lines(new int[2]);
    }

    /** The line that the cursor is in. */
    synchronized String cursorLine() {
        int[] cursor = new int[2];
        return lines(cursor).get(cursor[1]);
    }

    /** Waits until it shows something; fails if it never does, with what it shows instead. */
    synchronized void await(String what, Predicate<Display> shown) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!shown.test(this)) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (ended || left <= 0) {
                throw new AssertionError("the screen never shows " + what + " but " + (ended ? "ended with\n" : "\n")
                        + String.join("\n", lines()).stripTrailing());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    private List<String> lines(int[] cursor) {
        int columns = screen.getColumns();
        long[] cells = new long[columns * screen.getRows()];
        screen.dump(cells, cursor);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < screen.getRows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int point = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
                // The second half of a wide character has none.
                if (point != 0) {
                    line.appendCodePoint(point);
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
