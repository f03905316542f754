package dev.ringside.shell.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Collects lines of text and passes them on as UTF-8 in big pieces. For one thread at a time. */
public final class TextOutput {
    private static final int FULL = 1 << 15;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder();

    public TextOutput(OutputStream out) {
        this.out = out;
    }

    /** What is not yet passed on, to append to. */
    public StringBuilder text() {
        return text;
    }

    /** Ends the line under way. */
    public void end(String lineBreak) {
        text.append(lineBreak);
        if (text.length() >= FULL) {
            drain();
        }
    }

    /** Writes a whole line. */
    public void line(String content) {
        text.append(content);
        end("\n");
    }

    /** Passes on everything so far. */
    public void flush() {
        drain();
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain() {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        // Emptied first: after a failure nothing is written twice.
        text.setLength(0);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
