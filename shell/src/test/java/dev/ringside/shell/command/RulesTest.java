package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesTest {
    private static final String RULE = """
            // ringside: title="A start by nobody" level=low technique=T1059.004,T1036 tags=linux
            procs.where(user == "nobody").alert(e => `${e.name} was started`);
            """;
    private static final String START =
            "{\"time\":\"2026-01-01T00:00:00Z\",\"stream\":\"procs\",\"os\":\"linux\",\"name\":\"id\",\"user\":\"%s\"}\n";

    @TempDir
    private Path folder;

    @Test
    void theListSaysWhatEachRuleLooksFor() throws Exception {
        String script = write("nobody.js", RULE);

        assertThat(InProcess.run("rules", "list", folder.toString()))
                .isEqualTo(new InProcess(
                        0,
                        "RULE    LEVEL  TECHNIQUES        TITLE              SCRIPT\nnobody  low    T1059.004, T1036  A start by nobody  "
                                + script + "\n",
                        ""));
        assertThat(InProcess.run("rules", "list", script, "-o", "jsonl").out())
                .isEqualTo(
                        "{\"rule\":\"nobody\",\"title\":\"A start by nobody\",\"level\":\"low\",\"techniques\":[\"T1059.004\",\"T1036\"],"
                                + "\"tags\":[\"linux\"],\"description\":\"\",\"references\":[],\"script\":\"" + script
                                + "\"}\n");
    }

    @Test
    void casesThatPassAreCounted() throws Exception {
        String script = write("nobody.js", RULE);
        write(
                "nobody.case.jsonl",
                "{\"case\":\"nobody\",\"alerts\":[{\"message\":\"id was started\"}]}\n" + START.formatted("nobody")
                        + "{\"case\":\"root\",\"alerts\":0}\n" + START.formatted("root"));
        String without = write("other.js", "procs.alert('x');");

        assertThat(InProcess.run("rules", "test", folder.toString()))
                .isEqualTo(new InProcess(0, "✓ " + script + ": 2 cases\n! " + without + ": no cases\n", ""));
    }

    @Test
    void aCaseThatFailsIsShownWithItsLineAndReason() throws Exception {
        String script = write("nobody.js", RULE);
        write(
                "nobody.case.jsonl",
                "{\"case\":\"nobody\",\"alerts\":1}\n" + START.formatted("nobody")
                        + "{\"case\":\"root\",\"alerts\":1}\n" + START.formatted("root"));
        InProcess run = InProcess.run("rules", "test", script);

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out())
                .startsWith("✗ " + script + ": 1 of 2 cases failed\n  line 3, root: expected 1 alert")
                .hasLineCount(2);
        assertThat(InProcess.run("rules", "test", script, "-o", "jsonl").out())
                .contains("\"case\":\"nobody\",\"line\":1,\"passed\":true,\"problems\":[]}\n")
                .contains("\"case\":\"root\",\"line\":3,\"passed\":false,\"problems\":[\"expected 1 alert");
    }

    @Test
    void aScriptThatIsWrongIsToldAndTheOthersAreTested() throws Exception {
        String wrong = write("a.js", "procs.where(");
        write("a.case.jsonl", "{\"case\":\"a\",\"alerts\":0}\n");
        String right = write("b.js", RULE);
        write("b.case.jsonl", "{\"case\":\"b\",\"alerts\":0}\n");
        InProcess run = InProcess.run("rules", "test", folder.toString());

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("✗ " + wrong + ": cannot be tested\n✓ " + right + ": 1 case\n");
        assertThat(run.err()).startsWith("error[RS0").contains(" --> " + wrong + ":1:");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
