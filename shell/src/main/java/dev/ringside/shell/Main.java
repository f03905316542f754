package dev.ringside.shell;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.command.CommandLineInterface;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Interruption;
import dev.ringside.shell.command.Messages;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.console.StandardOutput;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.console.SystemSurroundings;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.repl.InteractiveShell;
import java.io.UncheckedIOException;
import java.util.List;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.bySignals();
        int status = run(interruption, arguments);
        interruption.finish(status);
        System.exit(status);
    }

    /** Does what the arguments say with this process's own streams, and gives the exit status. */
    static int run(Interruption interruption, String... arguments) {
        StandardOutput out = new StandardOutput();
        Surroundings surroundings = SystemSurroundings.with(out);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> fault(surroundings, failure));
        try {
            return new CommandLineInterface(new Session(surroundings, interruption), new InteractiveShell())
                    .run(arguments);
        } catch (UncheckedIOException e) {
            return out.failure()
                    .map(reason -> unwritable(surroundings, out, reason))
                    .orElseGet(() -> fault(surroundings, e));
        } catch (RuntimeException | StackOverflowError e) {
            return fault(surroundings, e);
        }
    }

    private static int unwritable(Surroundings surroundings, StandardOutput out, String reason) {
        if (out.readerWentAway()) {
            return ExitStatus.DONE;
        }
        Diagnostic diagnostic = Diagnostic.of(Code.OUTPUT, "standard output cannot be written: " + reason);
        new Messages(surroundings, false, false).errors(List.of(diagnostic));
        return ExitStatus.INTERNAL;
    }

    /** Tells of a fault of Ringside itself. */
    private static int fault(Surroundings surroundings, Throwable failure) {
        if (surroundings.environment().getOrDefault("RINGSIDE_DEBUG", "").equals("1")) {
            failure.printStackTrace(surroundings.err());
        } else {
            surroundings
                    .err()
                    .println("internal error: " + Visible.of(failure.toString())
                            + "; run with RINGSIDE_DEBUG=1 for the stack");
        }
        return ExitStatus.INTERNAL;
    }
}
