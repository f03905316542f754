package dev.ringside.shell.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the program runs in.
 *
 * @param in standard input
 * @param out standard output: events and what else was asked for
 * @param err everything else
 * @param terminals which of the three are terminals
 * @param size the size of the terminal that shows standard output
 * @param environment the environment's variables
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Terminals terminals,
        Size size,
        Map<String, String> environment) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Which of the standard streams are terminals. */
    public record Terminals(boolean in, boolean out, boolean err) {
        public static final Terminals NONE = new Terminals(false, false, false);
    }

    /** The size of a terminal in characters. */
    public record Size(int columns, int rows) {
        public static final Size USUAL = new Size(80, 24);
    }

    /**
     * Writes an answer to standard output.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to paint standard output. */
    public Palette outPalette(boolean noColorOption) {
        return new Palette(ColorPolicy.colors(noColorOption, environment, terminals.out()));
    }

    /** How to paint messages. */
    public Palette errPalette(boolean noColorOption) {
        return new Palette(ColorPolicy.colors(noColorOption, environment, terminals.err()));
    }
}
