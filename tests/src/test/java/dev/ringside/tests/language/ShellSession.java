package dev.ringside.tests.language;

import dev.ringside.tests.examples.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs many queries in one process of the real program: a shell reads them from a pipe. Between them it is given a command that is answered on
 * standard output and one that it complains about on standard error, which tells what came of which query.
 *
 * <p>What must be wrong is only explained: if it was run, what is not in the language would be tried as JavaScript, whose messages speak of
 * variables as well.
 */
final class ShellSession {
    private static final String ASKED = ".mode jsonl";
    private static final String ANSWERED = "rows are shown as jsonl";
    private static final String MISTYPED = ".nextcase";
    private static final String COMPLAINT = "'.nextcase' is not a command";

    private final Installation ringside;
    private final Path directory;

    /** @param directory where it runs and the recordings are */
    ShellSession(Installation ringside, Path directory) {
        this.ringside = ringside;
        this.directory = directory;
    }

    /** Whether a shell can be asked: a command, which stands on one line, does not explain what stands on several. */
    static boolean canRun(LanguageCase one) {
        return !one.isError() || !one.query().contains("\n");
    }

    /** What came of each case, all of which it {@linkplain #canRun can run}. */
    List<Outcome> run(List<LanguageCase> cases) throws IOException, InterruptedException {
        List<String> input = new ArrayList<>();
        for (LanguageCase one : cases) {
            input.addAll(List.of((one.isError() ? ".explain " : "") + one.query(), ASKED, MISTYPED));
        }
        Files.write(directory.resolve("input"), input);
        Installation.Outcome outcome =
                ringside.shell(directory, "-c", "ringside --from " + LanguageFile.Section.EVENTS + " <input");
        List<List<String>> rows = parts(outcome.output(), ANSWERED);
        List<List<String>> messages = parts(outcome.errors(), COMPLAINT);
        if (rows.size() != cases.size() || messages.size() != cases.size()) {
            throw new AssertionError("%d queries gave %d answers:%n%s%nand %d complaints:%n%s"
                    .formatted(cases.size(), rows.size(), outcome.output(), messages.size(), outcome.errors()));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            outcomes.add(new Outcome(rows.get(i), messages.get(i)));
        }
        return outcomes;
    }

    /** What stands before each line that has the mark in it; the hints below a complaint belong to it. */
    private static List<List<String>> parts(String text, String mark) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        boolean behindMark = false;
        for (String line : text.lines().toList()) {
            if (line.contains(mark)) {
                parts.add(List.copyOf(part));
                part.clear();
                behindMark = true;
            } else if (!behindMark || !line.startsWith("help: ")) {
                part.add(line);
                behindMark = false;
            }
        }
        return parts;
    }
}
