package dev.ringside.runtime.agent.systemd;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that talks to systemd.
 *
 * @param program its name, or where it is
 */
record Systemctl(String program) {
    private static final String OFFLINE = "offline";
    private static final String MISSING =
            "there is no systemd on this machine: its program systemctl is not to be found";
    private static final String REMEDY =
            "lay the files out with --root DIR, or let another supervisor run `ringside run` with your scripts";

    private record Answer(int status, String text) {}

    /**
     * Makes sure that systemd runs here.
     *
     * @throws RingsideException if it does not
     */
    void check() {
        Answer answer = ask("is-system-running");
        if (answer.text().equals(OFFLINE) || answer.text().isEmpty()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED, "systemd does not run on this machine, so it can start no service", REMEDY));
        }
    }

    /**
     * Lets it do something.
     *
     * @throws RingsideException with what it says, if it fails
     */
    void run(String... arguments) {
        Answer answer = ask(arguments);
        if (answer.status() != 0) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "systemctl " + String.join(" ", arguments) + " fails: " + answer.text(),
                    "see why: journalctl -u " + Layout.UNIT_NAME));
        }
    }

    /** What it says; nothing if it is not there. */
    String say(String... arguments) {
        try {
            return ask(arguments).text();
        } catch (RingsideException e) {
            return "";
        }
    }

    private Answer ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                return new Answer(process.waitFor(), text);
            }
        } catch (IOException e) {
            throw new RingsideException(Diagnostic.of(Code.FEED, MISSING, REMEDY));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RingsideException(Diagnostic.of(Code.INTERRUPTED, "interrupted while systemctl was at work"));
        }
    }
}
