package dev.ringside.tests.terminal;

import static dev.ringside.tests.terminal.Key.CTRL_C;
import static dev.ringside.tests.terminal.Key.CTRL_D;
import static dev.ringside.tests.terminal.Key.ENTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching the running kernel from the interactive shell. */
@NeedsKernel
class LiveTerminalTest {
    private static final Size SIZE = Size.of(160, 30);

    @TempDir
    Path directory;

    @Test
    void aQueryShowsWhatStartsUntilCtrlC() throws Exception {
        Path shell = copyOf("/bin/bash");

        try (Person person = Person.at(directory, SIZE)) {
            person.types("procs.where(parent==\"" + shell.getFileName() + "\")").presses(ENTER);
            person.seesAtTheBottom("0 matched, ");

            run(shell, "-c", "/bin/echo first; /bin/echo second; :");

            person.sees("/bin/echo first").sees("/bin/echo second").seesAtTheBottom("2 matched, ");
            person.presses(CTRL_C).getsThePromptBack();
            person.presses(CTRL_D).isOut(0);
        }
    }

    @Test
    void whatAProcessIsCalledDoesNotReachTheTerminalAsCommands() throws Exception {
        Path hostile = copyOf("/bin/true");

        try (Person person = Person.at(directory, SIZE)) {
            person.types("procs.where(name==\"" + hostile.getFileName() + "\").select(cmdline)")
                    .presses(ENTER);
            person.seesAtTheBottom("0 matched, ");

            // Clears the screen, names the window, asks where the cursor is, moves it, turns the direction of text.
            String arguments = "$'\\e[2J' $'\\e]0;mine\\a' $'\\e[6n\\rover' $'\\xe2\\x80\\xaeexe.\\xc2\\x9b1A'";
            run(Path.of("/bin/bash"), "-c", hostile + " " + arguments);

            person.sees(" \\x1b[2J \\x1b]0;mine\\x07 \\x1b[6n\\rover \\u202eexe.\\u009b1A");
            person.presses(CTRL_C).getsThePromptBack();
            assertThat(person.received()).doesNotContain("\033[2J", "\033]0;", "\033[6n", "\rover", "\u202e", "\u009b");
        }
    }

    @Test
    void theStatusLineStaysAtTheBottomOfATerminalThatChangesItsSize() throws Exception {
        Path program = copyOf("/bin/true");
        String query = "procs.where(name==\"" + program.getFileName() + "\")";

        try (Person person = Person.at(directory, SIZE)) {
            person.types(query).presses(ENTER).seesAtTheBottom("0 matched, ");

            person.resizesTo(Size.of(80, 20)).seesAtTheBottom("0 matched, ");
            run(program, "x".repeat(200));
            person.seesAtTheBottom("1 matched, ").presses(CTRL_C).getsThePromptBack();

            person.types(query).presses(ENTER).seesAtTheBottom("0 matched, ");
            run(program, "y".repeat(200));
            person.sees(Pattern.compile("^.{79}…$")).presses(CTRL_C).getsThePromptBack();
        }
    }

    @Test
    void aSubscriptionTellsWhatItSeesWhileSomebodyTypes() throws Exception {
        Path program = copyOf("/bin/true");

        try (Person person = Person.at(directory, SIZE)) {
            String query = "procs.where(name == \"" + program.getFileName() + "\")";
            person.types("const s = " + query + ".on(e => console.log(`saw ${e.args[1]}`))")
                    .presses(ENTER);
            person.getsThePromptBack().types("exits.where(uid");

            run(program, "first");

            person.seesLines("saw first", "ringside> exits.where(uid");
            person.types(" == 0")
                    .seesTyped("exits.where(uid == 0")
                    .presses(CTRL_C)
                    .getsThePromptBack();
            person.types("s.stats().matched").presses(ENTER).seesLines("1", "ringside>");
            person.types("s.stop(); ").presses(ENTER).getsThePromptBack();
        }
    }

    /** A copy of a program under a name that nothing else on the machine has. */
    private Path copyOf(String program) throws IOException {
        String name = "terminal-" + UUID.randomUUID().toString().substring(0, 8);
        Path copy = Files.copy(Path.of(program), directory.resolve(name));
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        return copy;
    }

    private static void run(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
