package dev.ringside.shell.console;

import dev.ringside.runtime.console.StandardStreams;
import dev.ringside.shell.console.Surroundings.Size;
import dev.ringside.shell.console.Surroundings.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The surroundings of this process. */
public final class SystemSurroundings {
    /** Where the launcher says how big the terminal is, as {@code stty size} does: rows, a blank, columns. */
    private static final String SIZE_PROPERTY = "ringside.size";

    private SystemSurroundings() {}

    /** The surroundings, with this as standard output. */
    public static Surroundings with(StandardOutput out) {
        Terminals terminals = new Terminals(
                StandardStreams.isTerminal(0), StandardStreams.isTerminal(1), StandardStreams.isTerminal(2));
        Map<String, String> environment = environment(terminals);
        Size size = StandardStreams.size()
                .map(known -> new Size(known.columns(), known.rows()))
                .orElseGet(() -> size(System.getProperty(SIZE_PROPERTY, ""), environment));
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Surroundings(new FileInputStream(FileDescriptor.in), out, err, terminals, size, environment);
    }

    /** A console of Windows is called by no variable, and becomes a terminal when it is asked to be one. */
    private static Map<String, String> environment(Terminals terminals) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Optional<String> kind = terminals.out() || terminals.err()
                ? StandardStreams.prepare(terminals.out() ? 1 : 2)
                : Optional.empty();
        kind.ifPresent(name -> environment.putIfAbsent("TERM", name));
        return environment;
    }

    static Size size(String property, Map<String, String> environment) {
        String[] parts = property.split(" ", -1);
        int rows = number(parts.length == 2 ? parts[0] : environment.getOrDefault("LINES", ""));
        int columns = number(parts.length == 2 ? parts[1] : environment.getOrDefault("COLUMNS", ""));
        return new Size(columns > 0 ? columns : Size.USUAL.columns(), rows > 0 ? rows : Size.USUAL.rows());
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
