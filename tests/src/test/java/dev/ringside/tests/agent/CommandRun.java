package dev.ringside.tests.agent;

import dev.ringside.shell.command.CommandLineInterface;
import dev.ringside.shell.command.Interruption;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.console.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came of a command that was run in this process.
 *
 * @param status the exit status
 * @param output standard output and standard error
 */
public record CommandRun(int status, String output) {
    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Surroundings.Terminals.NONE,
                Surroundings.Size.USUAL,
                Map.of());
        int status = new CommandLineInterface(new Session(surroundings, new Interruption()), (session, settings) -> 0)
                .run(arguments);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8));
    }
}
