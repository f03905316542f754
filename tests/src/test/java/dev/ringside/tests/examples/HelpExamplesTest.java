package dev.ringside.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    @Test
    void everyExampleOfEveryCommandIsUnderstood() throws Exception {
        Place all = place("all");
        List<String> commands = section(all.help(""), "Commands").stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertThat(commands).contains("query", "completion");
        Map<String, Place> places = new LinkedHashMap<>();
        places.put("", all);
        for (String command : commands) {
            places.put(command, place(command));
        }

        // Side by side, since what takes time is starting programs.
        places.entrySet().parallelStream().forEach(entry -> {
            try {
                check(entry.getKey(), entry.getValue());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(entry.getKey(), e);
            }
        });
    }

    private static void check(String command, Place place) throws IOException, InterruptedException {
        List<String> examples = section(place.help(command), "Examples");
        assertThat(examples).as(command).isNotEmpty().allMatch(line -> line.contains(("ringside " + command).strip()));
        for (String example : examples) {
            Installation.Outcome outcome = place.run(brief(example));

            // Who may not watch this machine is told so, which is another matter.
            assertThat(outcome.status()).as(example + "\n" + outcome.errors()).isIn(0, 3);
            assertThat(outcome.errors()).as(example).doesNotContain("error[RS01", "error[RS02");
        }
    }

    /** A folder with what the examples are about. */
    private record Place(Path folder, Installation ringside) {
        Installation.Outcome run(String line) throws IOException, InterruptedException {
            return ringside.bash(folder, line);
        }

        String help(String command) throws IOException, InterruptedException {
            return run("ringside " + command + " --help").output();
        }
    }

    private Place place(String name) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        Files.copy(RECORDING, folder.resolve("monday.jsonl"));
        Files.writeString(folder.resolve("hunt.js"), "procs.where(name == 'no-such').alert('seen');");
        Path root = Path.of(System.getProperty("ringside.root", "..")).toAbsolutePath();
        Files.createSymbolicLink(folder.resolve("scripts"), root.resolve("scripts"));
        return new Place(folder, new Installation(folder));
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
