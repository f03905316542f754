package dev.ringside.tests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.Size;

/** Somebody at a terminal who has started the interactive shell, and reads what it shows before typing on. */
final class Person implements AutoCloseable {
    private static final String PROMPT = "ringside>";
    private static final String CONTINUATION = "     ...>";
    private static final long PATIENCE_SECONDS = 60;

    private final PseudoTerminal terminal;
    private final Display display;
    private final Process ringside;
    private final Thread eyes;

    private Person(Path home, Size size, List<String> arguments) throws IOException {
        terminal = new PseudoTerminal(size);
        display = new Display(size);
        ringside = terminal.start(
                command(arguments),
                Map.of(
                        "TERM",
                        "xterm-256color",
                        "LC_ALL",
                        "C.UTF-8",
                        "XDG_STATE_HOME",
                        home.toString(),
                        "NO_COLOR",
                        "1"));
        eyes = Thread.ofPlatform().name("eyes").daemon().start(this::look);
    }

    /**
     * Starts the shell and waits for its first prompt.
     *
     * @param home where it may keep its history
     */
    static Person at(Path home, Size size, String... arguments) throws IOException {
        Person person = new Person(home, size, List.of(arguments));
        try {
            return person.getsThePromptBack();
        } catch (AssertionError e) {
            person.close();
            throw e;
        }
    }

    /** Starts the program with something else to do than to wait for inputs. */
    static Person watching(Path home, Size size, String... arguments) throws IOException {
        return new Person(home, size, List.of(arguments));
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.ringside.shell.Main"));
        command.addAll(arguments);
        return command;
    }

    private void look() {
        try (Reader output = new InputStreamReader(terminal.output(), StandardCharsets.UTF_8)) {
            char[] part = new char[4096];
            for (int count = output.read(part); count >= 0; count = output.read(part)) {
                String answer = display.show(new String(part, 0, count));
                terminal.type(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            display.end();
        }
    }

    /** Types a text, and waits until it shows where it is typed: what is pressed next would find an older line otherwise. */
    Person types(String text) {
        terminal.type(text);
        String end = text.substring(Math.max(0, text.length() - 8)).strip();
        display.await("'" + text + "' being typed", now -> now.cursorLine().contains(end));
        return this;
    }

    Person presses(Key... keys) {
        for (Key key : keys) {
            terminal.type(key.sent());
        }
        return this;
    }

    Person resizesTo(Size size) {
        display.resize(size);
        terminal.resize(size);
        return this;
    }

    /** Waits until a line holds a text. */
    Person sees(String text) {
        display.await("'" + text + "'", now -> now.lines().stream().anyMatch(line -> line.contains(text)));
        return this;
    }

    /** Waits until something in a line matches. */
    Person sees(Pattern pattern) {
        display.await(
                pattern.pattern(),
                now -> now.lines().stream()
                        .anyMatch(line -> pattern.matcher(line).find()));
        return this;
    }

    /** Waits until the last line of the screen begins so. */
    Person seesAtTheBottom(String text) {
        display.await(
                "'" + text + "' at the bottom", now -> now.lines().getLast().startsWith(text));
        return this;
    }

    /** Waits until these lines are somewhere below each other. */
    Person seesLines(String... lines) {
        List<String> wanted = List.of(lines);
        display.await(
                String.join("\n", wanted), now -> String.join("\n", now.lines()).contains(String.join("\n", wanted)));
        return this;
    }

    /** Waits until what is being typed, in its last line, is that. */
    Person seesTyped(String text) {
        display.await(
                "'" + text + "' being typed",
                now -> now.cursorLine().equals((PROMPT + " " + text).stripTrailing())
                        || now.cursorLine().equals((CONTINUATION + " " + text).stripTrailing()));
        return this;
    }

    /** Waits until the shell asks for an input, with nothing typed yet. */
    Person getsThePromptBack() {
        display.await("an empty prompt", now -> now.cursorLine().equals(PROMPT));
        return this;
    }

    /** Waits until the shell asks for more of the same input. */
    Person getsAContinuation() {
        display.await("a continuation", now -> now.cursorLine().equals(CONTINUATION));
        return this;
    }

    List<String> screen() {
        return display.lines();
    }

    /** Everything that reached the terminal, with what moves cursors and paints. */
    String received() {
        return display.received();
    }

    /** Waits until the shell has ended. */
    void isOut(int status) throws InterruptedException {
        assertThat(ringside.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        assertThat(ringside.exitValue()).isEqualTo(status);
    }

    @Override
    public void close() {
        ringside.destroyForcibly();
        try {
            eyes.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.close();
    }
}
