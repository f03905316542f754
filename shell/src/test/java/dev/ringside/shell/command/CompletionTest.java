package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

final class CompletionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "ringside qu, query",
        "ringside query -o js, jsonl json",
        "ringside query --output t, table",
        "ringside query --na, --names",
        "ringside query --names s, sysmon",
        "ringside streams ex, exits",
        "ringside streams -o js, jsonl json",
        "ringside completion ba, bash",
        "ringside rules te, test",
        "ringside run --fail-on cr, critical",
        "ringside run --wa, --watch",
        "ringside record x.rec --rotate-s, --rotate-size",
        "ringside export --ov, --overwrite",
        "ringside --no-color -o c, csv",
        "ringside query --from a, ''",
    })
    void bashCompletes(String line, String words) throws Exception {
        Path script = Files.writeString(
                folder.resolve("ringside.bash"),
                InProcess.run("completion", "bash").out());
        List<String> typed = List.of(line.split(" ", -1));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script + "; compopt() { :; }; COMP_LINE='" + line + "'; COMP_WORDS=(" + line
                                + "); COMP_CWORD=" + (typed.size() - 1)
                                + "; _complete_ringside; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(words + "\n");
    }

    @Test
    void fishKnowsEveryCommandAndOption() {
        String script = InProcess.run("completion", "fish").out();

        for (CommandLine command : Commands.all().getSubcommands().values()) {
            String name = command.getCommandName();
            assertThat(script).contains("-a " + name + " -d '");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(script)
                        .containsPattern("__fish_seen_subcommand_from " + name + "'.* -l "
                                + option.longestName().substring(2) + " ");
            }
        }
        assertThat(script.lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("complete -c ringside -"));
    }
}
