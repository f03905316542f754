package dev.ringside.shell.command;

import dev.ringside.shell.console.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came of a command that was run in this process.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 */
record InProcess(int status, String out, String err) {
    /** What the shell was started with, if it was. */
    static final List<Shell.Settings> STARTED = new ArrayList<>();

    /** Runs a command without a terminal. */
    static InProcess run(String... arguments) {
        return run(Surroundings.Terminals.NONE, Map.of(), arguments);
    }

    static InProcess run(Surroundings.Terminals terminals, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                Surroundings.Size.USUAL,
                environment);
        Shell shell = (session, settings) -> {
            STARTED.add(settings);
            return 42;
        };
        int status = new CommandLineInterface(new Session(surroundings, new Interruption()), shell).run(arguments);
        return new InProcess(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
