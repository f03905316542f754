package dev.ringside.runtime.console;

import dev.ringside.driver.windows.WindowsConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the standard streams of this process are. {@code System.console()} would open a terminal to find out. */
public final class StandardStreams {
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private StandardStreams() {}

    /** The size of a terminal in characters. */
    public record Size(int columns, int rows) {}

    /**
     * Whether one of them is a terminal.
     *
     * @param descriptor 0, 1 or 2
     */
    public static boolean isTerminal(int descriptor) {
        if (WINDOWS) {
            return isConsole(descriptor);
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return TERMINALS.stream().anyMatch(target::startsWith);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isConsole(int descriptor) {
        try {
            return WindowsConsole.isTerminal(descriptor);
        } catch (LinkageError e) {
            // Without native code everything is a pipe.
            return false;
        }
    }

    /**
     * Makes the terminal ready for what is written to it, where that has to be asked for: on Windows.
     *
     * @param descriptor 1 or 2, which is a terminal
     * @return what it is called where the environment does not say so; empty if it only shows letters, or the environment knows
     */
    public static Optional<String> prepare(int descriptor) {
        return WINDOWS && WindowsConsole.prepare(descriptor) ? Optional.of("windows") : Optional.empty();
    }

    /** The size of the terminal that shows standard output, where the system can be asked: on Windows. */
    public static Optional<Size> size() {
        return WINDOWS && isConsole(1)
                ? WindowsConsole.size().map(size -> new Size(size.columns(), size.rows()))
                : Optional.empty();
    }
}
