package dev.ringside.tests.terminal;

import static dev.ringside.tests.terminal.Key.CTRL_C;
import static dev.ringside.tests.terminal.Key.CTRL_D;
import static dev.ringside.tests.terminal.Key.DOWN;
import static dev.ringside.tests.terminal.Key.ENTER;
import static dev.ringside.tests.terminal.Key.LEFT;
import static dev.ringside.tests.terminal.Key.TAB;
import static dev.ringside.tests.terminal.Key.UP;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Typing queries about a recording. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the pseudo-terminal is Linux's")
class LineEditingTest {
    private static final String RECORDING = Path.of(
                    System.getProperty("ringside.root", ".."), "examples", "recording.jsonl")
            .toString();

    @TempDir
    Path home;

    @Test
    void whatWasTypedComesBackWithTheArrowsAlsoInTheNextSession() throws Exception {
        try (Person person = start()) {
            person.types("procs.take(1)").presses(ENTER).sees("1 matched").getsThePromptBack();
            person.types("exits.take(2)").presses(ENTER).sees("2 matched").getsThePromptBack();
            person.presses(UP).seesTyped("exits.take(2)");
            person.presses(UP).seesTyped("procs.take(1)");
            person.presses(DOWN).seesTyped("exits.take(2)");
            person.presses(LEFT).types("1").presses(ENTER).sees("19 matched").getsThePromptBack();
            person.presses(CTRL_D).isOut(0);
        }
        try (Person person = start()) {
            person.presses(UP).seesTyped("exits.take(21)");
        }
    }

    @Test
    void whatIsUnfinishedGoesOnInTheNextLine() throws Exception {
        try (Person person = start()) {
            person.types("exits.where(").presses(ENTER).getsAContinuation();
            person.types("  exitCode == 0").presses(ENTER).getsAContinuation();
            person.types(").take(3)").presses(ENTER).sees("3 matched").getsThePromptBack();

            person.presses(UP).seesTyped(").take(3)").presses(CTRL_C).getsThePromptBack();
        }
    }

    @Test
    void ctrlCForgetsTheLine() throws Exception {
        try (Person person = start()) {
            person.types("procs.nonsense")
                    .seesTyped("procs.nonsense")
                    .presses(CTRL_C)
                    .getsThePromptBack();
            person.types("procs.where(")
                    .presses(ENTER)
                    .getsAContinuation()
                    .presses(CTRL_C)
                    .getsThePromptBack();
            person.types("procs.take(1)").presses(ENTER).sees("1 matched").getsThePromptBack();
            person.types(".exit").presses(ENTER).isOut(0);
        }
    }

    @Test
    void theTabKeyCompletesAndExplainsChoices() throws Exception {
        try (Person person = start()) {
            person.types("pro").presses(TAB).seesTyped("procs");
            person.types(".wh").presses(TAB).seesTyped("procs.where(");
            person.types("pare").presses(TAB).seesTyped("procs.where(parent");
            person.presses(TAB)
                    .sees(Pattern.compile("^parent +\\(name: File name of the parent's program\\)"))
                    .sees(Pattern.compile("^parentImage +\\(path: Full path of the parent's program\\)"));
            person.types("I").presses(TAB).seesTyped("procs.where(parentImage").presses(CTRL_C);

            person.types("net.where(op == acc")
                    .presses(TAB)
                    .seesTyped("net.where(op == \"accept\"")
                    .presses(CTRL_C);
        }
    }

    @Test
    void aMistakeIsShownWhereItIs() throws Exception {
        try (Person person = start()) {
            person.types("procs.where(parnt==\"bash\")").presses(ENTER);
            person.sees("error[RS0107]: ")
                    .seesLines(
                            " --> query:1:13",
                            "  |",
                            "1 | procs.where(parnt==\"bash\")",
                            "  |             ^^^^^",
                            "help: did you mean parent?")
                    .getsThePromptBack();
        }
    }

    @Test
    void theShellTellsAboutItselfAndItsStreams() throws Exception {
        try (Person person = start()) {
            person.types("exits?")
                    .presses(ENTER)
                    .sees(Pattern.compile("^exitCode +int "))
                    .getsThePromptBack();
            person.types(".mo")
                    .presses(TAB)
                    .seesTyped(".mode")
                    .types(" js")
                    .presses(TAB)
                    .seesTyped(".mode json");
            person.types("l").presses(ENTER).sees("rows are shown as jsonl").getsThePromptBack();
            person.types("exits.select(pid).take(1)")
                    .presses(ENTER)
                    .sees("{\"pid\":2102}")
                    .getsThePromptBack();
            person.types(".nonsense")
                    .presses(ENTER)
                    .sees("'.nonsense' is not a command")
                    .getsThePromptBack();
        }
    }

    private Person start() throws IOException {
        return Person.at(home, Size.of(100, 30), "--from", RECORDING);
    }
}
