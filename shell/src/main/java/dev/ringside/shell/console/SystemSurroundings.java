package dev.ringside.shell.console;

import dev.ringside.shell.console.Surroundings.Size;
import dev.ringside.shell.console.Surroundings.Terminals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The surroundings of this process. */
public final class SystemSurroundings {
    /** Where the launcher says how big the terminal is, as {@code stty size} does: rows, a blank, columns. */
    private static final String SIZE_PROPERTY = "ringside.size";

    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private SystemSurroundings() {}

    /** The surroundings, with this as standard output. */
    public static Surroundings with(StandardOutput out) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Surroundings(
                new FileInputStream(FileDescriptor.in),
                out,
                err,
                new Terminals(isTerminal(0), isTerminal(1), isTerminal(2)),
                size(System.getProperty(SIZE_PROPERTY, ""), System.getenv()),
                System.getenv());
    }

    /** Asks the kernel's file system instead of {@code System.console()}, which opens a terminal to find out. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return TERMINALS.stream().anyMatch(target::startsWith);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
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
