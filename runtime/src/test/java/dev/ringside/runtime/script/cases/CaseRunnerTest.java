package dev.ringside.runtime.script.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {
    private static final String SCRIPT = """
            // ringside: title="A shell of a web server" technique=T1505.003 level=high
            procs.where(parent == "nginx" && name in ["dash", "bash"]).alert(e => `${e.parent} started ${e.cmdline}`);
            """;

    private static final CaseRunner RUNNER = new CaseRunner(Schema.standard(), ScriptOptions.REPLAY);

    @AfterAll
    static void close() {
        RUNNER.close();
    }

    @Test
    void aCaseWhoseAlertsComeAsWrittenPasses() {
        CaseResult result = only("""
                {"case": "a shell", "alerts": [{"level": "high", "techniques": ["T1505.003"], "message": "nginx started sh -c id"}]}
                {"stream": "procs", "os": "linux", "time": "2026-05-04T12:00:00Z", "pid": 7, "name": "dash", "parent": "nginx", "cmdline": "sh -c id"}
                {"stream": "procs", "os": "linux", "time": "2026-05-04T12:00:01Z", "pid": 8, "name": "ls", "parent": "nginx", "cmdline": "ls"}
                """);

        assertThat(result.problems()).isEmpty();
        assertThat(result.passed()).isTrue();
    }

    @Test
    void everyCaseBeginsAnew() {
        List<CaseResult> results = run("""
                {"case": "one", "alerts": 1}
                {"stream": "procs", "os": "linux", "time": "2026-05-04T12:00:00Z", "name": "bash", "parent": "nginx"}
                {"case": "none", "alerts": 0}
                {"stream": "procs", "os": "linux", "time": "2026-05-03T12:00:00Z", "name": "bash", "parent": "sshd"}
                """);

        assertThat(results).hasSize(2).allMatch(CaseResult::passed);
        assertThat(results.get(1).tested().line()).isEqualTo(3);
    }

    @Test
    void aCaseThatComesOutOtherwiseSaysHow() {
        CaseResult other = only("""
                {"case": "wrong level", "alerts": [{"level": "low"}]}
                {"stream": "procs", "os": "linux", "time": "2026-05-04T12:00:00Z", "name": "bash", "parent": "nginx"}
                """);
        CaseResult missing = only("{\"case\": \"nothing happens\", \"alerts\": 2}");

        assertThat(other.problems()).containsExactly("the alert 1 is not as expected");
        assertThat(missing.problems()).containsExactly("expected 2 alerts and found 0");
    }

    @Test
    void whatTheScriptThrowsIsAProblemOfTheCase() {
        List<CaseResult> results = RUNNER.run(
                ScriptSource.of("broken.js", "procs.on(e => e.nothing.there)"),
                CaseFile.parse("broken.case.jsonl", """
                        {"case": "it throws", "alerts": 0}
                        {"stream": "procs", "os": "linux", "time": "2026-05-04T12:00:00Z", "name": "bash"}
                        """, Schema.standard()));

        assertThat(results.getFirst().problems()).singleElement().asString().contains("undefined");
    }

    @Test
    void whatIsNeitherCaseNorEventIsRefusedWithItsLine() {
        assertThatThrownBy(() -> run("{\"stream\": \"procs\"}"))
                .isInstanceOf(RingsideException.class)
                .hasMessageContaining("line 1 of 'shell.case.jsonl': an event stands before the first case");
        assertThatThrownBy(() -> run("{\"case\": \"x\"}")).hasMessageContaining("which alerts it expects");
        assertThatThrownBy(() -> run("\n{\"case\": \"x\", \"alerts\": 0}\nnonsense"))
                .hasMessageContaining("line 3 of 'shell.case.jsonl': no valid JSON");
    }

    private static CaseResult only(String cases) {
        List<CaseResult> results = run(cases);
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static List<CaseResult> run(String cases) {
        return RUNNER.run(
                ScriptSource.of("shell.js", SCRIPT), CaseFile.parse("shell.case.jsonl", cases, Schema.standard()));
    }
}
