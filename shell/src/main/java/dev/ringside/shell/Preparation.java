package dev.ringside.shell;

import dev.ringside.driver.linux.NativeLibrary;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Interruption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the launcher runs once to make later starts fast: unpacks JNA's library into a folder, and does a bit of everything that a short
 * command does, so that a JVM that records which classes are loaded knows them.
 */
final class Preparation {
    private static final String LIVE_SECONDS = "2s";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String EVENTS = """
            {"time":"2026-11-23T06:01:17.123456789Z","stream":"procs","host":"h","seq":1,"os":"linux","pid":7,"ppid":1,"name":"id","parent":"bash","cmdline":"id -u é","user":"root","signed":true,"args":["id","-u"]}
            {"time":"2026-11-23T06:01:18.123456789Z","stream":"exits","os":"linux","pid":7,"duration":1000000000}
            not an event
            """;

    private Preparation() {}

    /**
     * Prepares.
     *
     * @param arguments the folder to unpack to
     */
    public static void main(String[] arguments) throws IOException {
        endAtTheLatest();
        Interruption.bySignals().finish(ExitStatus.DONE);
        Path folder = Path.of(arguments[0]);
        NativeLibrary.unpack(folder);
        Path recording = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
        for (String format : List.of("jsonl", "json", "csv", "line", "table")) {
            run(
                    "query",
                    "procs.where(parent==\"bash\" && pid>1)",
                    "--from",
                    recording.toString(),
                    "-o",
                    format,
                    "--stats");
        }
        run("query", "procs.where(parnt==\"bash\")");
        run("explain", "procs.where(parent==\"bash\" && cmdline.matches(/curl.*http/))", "--bytecode");
        run("streams");
        run("streams", "procs");
        run("query", "--help");
        live("table");
        live("jsonl");
    }

    /** Somebody waits for this. */
    @SuppressWarnings("SystemExitOutsideMain")
    private static void endAtTheLatest() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(PATIENCE);
            } catch (InterruptedException e) {
                // Ends it at once.
            }
            Runtime.getRuntime().halt(ExitStatus.INTERNAL);
        });
    }

    /** A live query that sees something, if this user may have one. */
    private static void live(String format) {
        Thread events = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!Thread.interrupted()) {
                    new ProcessBuilder("true").start().waitFor();
                }
            } catch (IOException | InterruptedException e) {
                // It has been seen enough.
            }
        });
        run("query", "procs.where(name==\"true\")", "--count", "3", "--for", LIVE_SECONDS, "-o", format);
        events.interrupt();
    }

    /** Runs a command; what it cannot do here it will say when somebody asks for it. */
    private static void run(String... arguments) {
        Main.run(new Interruption(), arguments);
    }
}
