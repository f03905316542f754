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
 * What the launcher runs once for each of its caches, to make later starts fast: unpacks JNA's library into a folder, and does a bit of everything
 * that a short command does, so that a JVM that records which classes are loaded knows them.
 */
final class Preparation {
    private static final String SCRIPTS = "scripts";
    private static final String LIVE_SECONDS = "2s";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String EVENTS = """
            {"time":"2026-11-23T06:01:17.123456789Z","stream":"procs","host":"h","seq":1,"os":"linux","pid":7,"ppid":1,"name":"id","parent":"bash","cmdline":"id -u é","user":"root","signed":true,"args":["id","-u"]}
            {"time":"2026-11-23T06:01:18.123456789Z","stream":"exits","os":"linux","pid":7,"duration":1000000000}
            not an event
            """;

    private static final String SCRIPT = """
            // ringside: title="A start" level=info technique=T1059 tags=a
            import { shorten } from "ringside:text";
            console.log("starting", [1, { a: 1 }]);
            const names = new Set(["id", "sh"]);
            procs.where(parent == "bash").where(e => names.has(e.name)).alert(e => `${e.parent} started ${shorten(e.cmdline)}`);
            procs.groupBy(user).count().on(row => console.log(JSON.stringify(row)));
            every("1s", () => {});
            """;

    private Preparation() {}

    /**
     * Prepares.
     *
     * @param arguments the folder to unpack to, and {@value #SCRIPTS} if JavaScript is to be prepared too
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
        if (arguments[1].equals(SCRIPTS)) {
            scripts(folder, recording);
        }
        live("table");
        live("jsonl");
    }

    private static void scripts(Path folder, Path recording) throws IOException {
        Path script = Files.writeString(folder.resolve("script.js"), SCRIPT);
        for (String format : List.of("jsonl", "line", "table")) {
            run("run", script.toString(), "--from", recording.toString(), "-o", format, "--stats");
        }
        run("rules", "list", script.toString());
        run("rules", "test", script.toString());
        run("query", "const limit = 1; procs.where(pid > limit)", "--from", recording.toString());
        run("query", "procs.where(e => e.cmdline.split(' ').length > limit)");
        run("run", script.toString(), "--for", LIVE_SECONDS);
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
