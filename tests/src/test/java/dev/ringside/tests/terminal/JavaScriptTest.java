package dev.ringside.tests.terminal;

import static dev.ringside.tests.terminal.Key.CTRL_C;
import static dev.ringside.tests.terminal.Key.CTRL_D;
import static dev.ringside.tests.terminal.Key.ENTER;
import static dev.ringside.tests.terminal.Key.TAB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Typing JavaScript, with queries in it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the pseudo-terminal is Linux's")
class JavaScriptTest {
    private static final Path RECORDING =
            Path.of(System.getProperty("ringside.root", ".."), "examples", "recording.jsonl");
    private static final Size SIZE = Size.of(100, 40);

    @TempDir
    Path home;

    @Test
    void aQueryTakesVariablesByValueAndSaysHowItRuns() throws Exception {
        try (Person person = start()) {
            person.types("const from = \"cron\"").presses(ENTER).getsThePromptBack();
            person.types("const q = procs.where(parent == from).take(1)")
                    .presses(ENTER)
                    .getsThePromptBack();
            person.types("q")
                    .presses(ENTER)
                    .sees("/bin/sh -c /usr/lib/php/")
                    .sees("1 matched, ")
                    .getsThePromptBack();
            person.types("q.explain()").presses(ENTER);
            person.seesLines("query  procs.where(parent == \"cron\").take(1)", "feed   jsonl")
                    .getsThePromptBack();
            person.types("_.length > 20").presses(ENTER).seesLines("true", "ringside>");
        }
    }

    @Test
    void theLastQueryIsAtHandThoughItNeededNoJavaScript() throws Exception {
        try (Person person = start()) {
            person.types("exits.where(exitCode == 0)")
                    .presses(ENTER)
                    .sees(" matched, ")
                    .getsThePromptBack();
            person.types("String(_)").presses(ENTER).seesLines("exits.where(exitCode == 0)", "ringside>");
        }
    }

    @Test
    void whatIsUnfinishedGoesOnInTheNextLineAndValuesAreShown() throws Exception {
        try (Person person = start()) {
            person.types("function twice(x) {").presses(ENTER).getsAContinuation();
            person.types("return [x, {x}]").presses(ENTER).getsAContinuation();
            person.types("}").presses(ENTER).getsThePromptBack();
            person.types("twice(\"a\")")
                    .presses(ENTER)
                    .sees("[\"a\", {x: \"a\"}]")
                    .getsThePromptBack();
            person.types(".mode jsonl").presses(ENTER).getsThePromptBack();
            person.types("twice(1)").presses(ENTER).sees("[1,{\"x\":1}]").getsThePromptBack();
        }
    }

    @Test
    void aMistakeIsShownWhereItIs() throws Exception {
        try (Person person = start()) {
            person.types("const a = 1; b + a").presses(ENTER);
            person.sees("b is not defined")
                    .seesLines(" --> input:1:14", "  |", "1 | const a = 1; b + a", "  |              ^")
                    .getsThePromptBack();
            person.types("procs.where(parnt == a)").presses(ENTER);
            person.seesLines("1 | procs.where(parnt == a)", "  |             ^^^^^", "help: did you mean parent?");
        }
    }

    @Test
    void ctrlCInterruptsAScriptAndLeavesItsVariables() throws Exception {
        try (Person person = start()) {
            person.types("let rounds = 0").presses(ENTER).getsThePromptBack();
            person.types("while (true) rounds++").presses(ENTER).seesAtTheBottom("JavaScript");
            person.presses(CTRL_C).sees("interrupted").getsThePromptBack();
            person.types("rounds > 0").presses(ENTER).seesLines("true", "ringside>");
            person.types("await new Promise(() => {})").presses(ENTER).seesAtTheBottom("JavaScript");
            person.presses(CTRL_C).getsThePromptBack().presses(CTRL_D).isOut(0);
        }
    }

    @Test
    void theTabKeyCompletesVariables() throws Exception {
        try (Person person = start()) {
            person.types("const suspicious = [\"cron\"]").presses(ENTER).getsThePromptBack();
            person.types("procs.where(parent in susp").presses(TAB).seesTyped("procs.where(parent in suspicious");
            person.types(").take(1)").presses(ENTER).sees("1 matched, ").getsThePromptBack();
            person.types("const p = procs.where(parentIm").presses(TAB).seesTyped("const p = procs.where(parentImage");
        }
    }

    @Test
    void aFileIsRunAsIfItWereTyped() throws Exception {
        Path file =
                Files.writeString(home.resolve("hunt.js"), "const shells = [\"dash\", \"bash\"];\n\nshells.lenght.x\n");

        try (Person person = start()) {
            person.types(".load " + home + "/hu")
                    .presses(TAB)
                    .seesTyped(".load " + file)
                    .presses(ENTER);
            person.seesLines("3 | shells.lenght.x").getsThePromptBack();
            person.types(".timing").presses(ENTER).sees("each input is timed").getsThePromptBack();
            person.types("shells.length")
                    .presses(ENTER)
                    .sees(Pattern.compile("^2$"))
                    .sees("it took ");
        }
    }

    @Test
    void whatIsWrittenInTheBackgroundDoesNotDisturbWhoIsTyping() throws Exception {
        try (Person person = Person.at(home, SIZE)) {
            person.types("const timer = every(\"200ms\", () => console.log(\"tick\\x1b[2J\\nringside>\"))")
                    .presses(ENTER);
            person.getsThePromptBack()
                    .types("procs.where(")
                    .seesLines("tick\\x1b[2J", "  ringside>", "ringside> procs.where(");
            person.types("uid == 0")
                    .seesLines("  ringside>", "ringside> procs.where(uid == 0")
                    .presses(CTRL_C);
            person.types(".reset").presses(ENTER).getsThePromptBack();
            person.types("typeof timer")
                    .presses(ENTER)
                    .seesLines("undefined", "ringside>")
                    .presses(CTRL_D)
                    .isOut(0);
        }
    }

    private Person start() throws IOException {
        return Person.at(home, SIZE, "--from", RECORDING.toString());
    }
}
