package dev.ringside.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputReaderTest {
    private final InputReader reader = new InputReader(Schema.standard(), () -> Set.of("target", "_"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs",
                "procs.where(parent == \"bash\")",
                "procs.where(p => p.parent == 'bash').take(5)",
                "procs.groupBy(image).count()",
                "open('monday.jsonl').exits",
            })
    void aQueryInTheLanguageNeedsNoJavaScript(String text) {
        assertThat(reader.read(text)).isInstanceOf(Input.Plain.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs.where(parnt == 'bash')",
                "prcs.where(parent == 'bash')",
                "procs.where(pid == 'x')",
                "procs.where(dst.cidr('10.0.0.0/8'))",
                "net.where(dst.cidr('10.0.0.0/99'))",
            })
    void aMistakeInAQueryIsOneWithoutJavaScript(String text) {
        assertThat(reader.read(text)).isInstanceOf(Input.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const t = 'bash'",
                "procs.where(parent == target)",
                "_.take(5)",
                "procs.where(p => f(p))",
                "procs.on(e => 1)",
                "procs.where(pid > Math.max(1, 2))",
                "procs; exits",
                "proc",
                "1 + 1",
                ".5 + 1",
                "[1, 2].map(x => x)",
            })
    void whatMayMeanSomethingToJavaScriptIsForJavaScript(String text) {
        assertThat(reader.read(text)).isInstanceOf(Input.Script.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"procs.where(", "procs.", "procs.where(parent == 'bash' &&", "procs.where(p => {"})
    void moreMayFollow(String text) {
        assertThat(reader.read(text)).isInstanceOfAny(Input.Unfinished.class, Input.Script.class);
    }

    @Test
    void theShellItselfIsAskedWithADotOrAQuestionMark() {
        assertThat(reader.read("  .explain procs ")).isEqualTo(new Input.Command(".explain", "procs"));
        assertThat(reader.read(".mode")).isEqualTo(new Input.Command(".mode", ""));
        assertThat(reader.read("procs ?")).isEqualTo(new Input.Question("procs"));
        assertThat(reader.read(" \n")).isEqualTo(new Input.Nothing());
    }

    @Test
    void theWordsOfOtherShellsAreUnderstoodUnlessTheyAreVariables() {
        assertThat(reader.read("quit")).isEqualTo(new Input.Command(".exit", ""));
        assertThat(new InputReader(Schema.standard(), () -> Set.of("exit")).read("exit"))
                .isInstanceOf(Input.Script.class);
    }

    @Test
    void thePlanOfAQueryInTheLanguageNeedsNoJavaScript() {
        assertThat(reader.read("procs.where(pid == 1).explain()")).isInstanceOf(Input.Plan.class);
        assertThat(reader.read("procs.where(parent == target).explain()")).isInstanceOf(Input.Script.class);
    }
}
