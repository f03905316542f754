package dev.ringside.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --help} shows as examples works as it stands. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the examples are for a shell of Unix")
final class HelpExamplesTest {
    private static final Path RECORDING =
            Path.of(System.getProperty("ringside.root", ".."), "examples", "recording.jsonl");

    private static final List<String> SERVICE =
            List.of("ringside install", "ringside config", "ringside status", "ringside uninstall");

    @TempDir
    Path directory;

    private Installation ringside;

    @BeforeEach
    void install() throws IOException {
        ringside = new Installation(directory);
        Files.copy(RECORDING, directory.resolve("monday.jsonl"));
        Files.writeString(directory.resolve("hunt.js"), "procs.where(name == 'no-such').alert('seen');");
        Path root = Path.of(System.getProperty("ringside.root", "..")).toAbsolutePath();
        Files.createSymbolicLink(directory.resolve("scripts"), root.resolve("scripts"));
    }

    @Test
    void everyExampleOfEveryCommandIsUnderstood() throws Exception {
        List<String> examples = new ArrayList<>(section(help(""), "Examples"));
        List<String> commands = section(help(""), "Commands").stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(commands).contains("query", "completion");
        for (String command : commands) {
            List<String> own = section(help(command), "Examples");
            assertThat(own).as(command).isNotEmpty().allMatch(line -> line.contains("ringside " + command));
            examples.addAll(own);
        }

        for (String example : examples) {
            Installation.Outcome outcome = ringside.bash(directory, brief(example));

            // Who may not watch this machine is told so, which is another matter.
            assertThat(outcome.status()).as(example + "\n" + outcome.errors()).isIn(0, 3);
            assertThat(outcome.errors()).as(example).doesNotContain("error[RS01", "error[RS02");
        }
    }

    /** The same, but ending at once where the example would go on, and without needing fish. */
    private static String brief(String example) {
        // Nobody who runs tests wants a service for that.
        if (SERVICE.stream().anyMatch(example::contains)) {
            return example.contains(" --root ") ? example : example + " --root image";
        }
        boolean watches = example.contains(" query ") || example.contains(" run ");
        boolean endless = watches && !example.contains(" --from ") && !example.contains(" --help");
        String ending = endless && !example.contains("--for") ? example + " --for 0s" : example;
        return ending.replace("--for 1m", "--for 0s").replace("| source", "| cat");
    }

    private String help(String command) throws Exception {
        return ringside.bash(directory, "ringside " + command + " --help").output();
    }

    /** The lines below a heading, without their indentation. */
    private static List<String> section(String help, String heading) {
        return help.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(2))
                .toList();
    }
}
