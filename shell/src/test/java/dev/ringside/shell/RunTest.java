package dev.ringside.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.shell.ChildProcess.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ringside run} as a whole process: what it writes where, how it ends, and that one script does not keep another from its events. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RunTest {
    private static final String EVERY_START = "procs.on(e => alert(`process ${e.pid}`));";

    @TempDir
    private Path folder;

    @Test
    void alertsGoToStandardOutputAndWhatScriptsSayToStandardError() throws Exception {
        String script = script("hunt.js", """
                // ringside: title="A start" level=high technique=T1059
                console.log("looking");
                console.warn("twice\\nwarned");
                """ + EVERY_START);
        Outcome outcome = ChildProcess.run("run", script, "--from", recording(2), "--stats");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"time\":\"2026-01-01T00:00:00.000000000Z\",")
                .contains(
                        "\"rule\":\"hunt\",\"title\":\"A start\",\"level\":\"high\",\"techniques\":[\"T1059\"]",
                        "\"message\":\"process 0\"",
                        "\"script\":\"" + script + "\"");
        assertThat(outcome.err())
                .startsWith(script + ": looking\n" + script + ": warning: twice\n" + script + ": warning: warned\n")
                .contains(script + ": 2 events, 0 dropped, 2 alerts, ");
    }

    @Test
    void peopleSeeTheLevelTheRuleAndTheMessage() throws Exception {
        String script = script("hunt.js", "// ringside: level=low\n" + EVERY_START);

        assertThat(ChildProcess.run("run", script, "--from", recording(1), "-o", "line"))
                .isEqualTo(new Outcome(
                        0, "time=2026-01-01T00:00:00.000000000Z level=low rule=hunt message=\"process 0\"\n", ""));
        assertThat(ChildProcess.run("run", script, "--from", recording(1), "-o", "table")
                        .out())
                .matches("time +level +rule +message\n2026-01-01 00:00:00.000 +low +hunt +process 0\n");
    }

    @Test
    void theStatusTellsOfAnAlertThatIsGraveEnough() throws Exception {
        String script = script("hunt.js", "// ringside: level=high\n" + EVERY_START);

        assertThat(ChildProcess.run("run", script, "--from", recording(1), "--fail-on", "medium")
                        .status())
                .isEqualTo(1);
        assertThat(ChildProcess.run("run", script, "--from", recording(1), "--fail-on", "critical")
                        .status())
                .isZero();
    }

    @Test
    void aFolderIsAllScriptsInItAndTheyDoNotDisturbEachOther() throws Exception {
        script("a.js", EVERY_START);
        script("b.js", "procs.on(e => { while (e.pid >= 0) {} });");
        script("c/c.js", "procs.take(1).on(e => { throw new Error('no'); });");
        Files.writeString(folder.resolve("c/notes.txt"), "not a script");
        Outcome outcome = ChildProcess.run("run", folder.toString(), "--from", recording(3), "--budget", "300ms");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.out().lines()).hasSize(3).allMatch(line -> line.contains("/a.js\""));
        assertThat(outcome.err())
                .contains("error[RS0502]: a callback took longer than 300 ms")
                .contains("b.js was stopped and is not started again")
                .contains("error[RS0501]: no\n --> " + folder.resolve("c/c.js") + ":1:31");
    }

    @Test
    void nothingRunsIfAScriptIsWrong() throws Exception {
        String good = script("good.js", EVERY_START);
        String wrong = script("wrong.js", "procs.where(parnt == 'bash').alert('x');");
        Outcome outcome = ChildProcess.run("run", good, wrong, "--from", recording(3));

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("error[RS0107]: ")
                .contains("\n --> " + wrong + ":1:13\n", "\nhelp: did you mean parent?\n");
    }

    @Test
    void aSourceThatCannotBeHadHasItsOwnStatus() throws Exception {
        String script = script("hunt.js", EVERY_START);
        Path events = Files.writeString(folder.resolve("x.rar"), "Rar!\u001a\u0007\0");
        Outcome outcome = ChildProcess.run("run", script, "--from", events.toString());

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("error[RS0302]: '" + events + "' is a RAR archive");
    }

    @Test
    void aScriptMayComeOnStandardInput() throws Exception {
        try (ChildProcess child = ChildProcess.start("run", "-", "--from", recording(1), "-o", "line")) {
            try (OutputStream in = child.process().getOutputStream()) {
                in.write(EVERY_START.getBytes(StandardCharsets.UTF_8));
            }

            assertThat(child.outcome().out()).contains("rule=stdin message=\"process 0\"");
        }
    }

    @Test
    void anAlertIsVisibleAtOnceAndAnInterruptionEndsInOrder() throws Exception {
        String script = script("hunt.js", EVERY_START);
        try (ChildProcess child = ChildProcess.start("run", script, "--from", "-", "-o", "line");
                BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
            OutputStream in = child.process().getOutputStream();
            in.write((proc(7) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(out.readLine()).endsWith("message=\"process 7\"");

            child.signal("INT");

            // The recording was not read to its end.
            assertThat(child.process().waitFor()).isEqualTo(130);
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws Exception {
        String script = script("hunt.js", "every('10ms', () => alert('again'));");
        try (ChildProcess child = ChildProcess.start("run", script)) {
            try (BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).contains("\"message\":\"again\"");
            }

            assertThat(child.process().waitFor()).isZero();
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void aChangedScriptIsLoadedAgainAndOneThatIsWrongLeavesTheOldOneRunning() throws Exception {
        String steady = script("steady.js", "let n = 0; every('20ms', () => console.log(`steady ${n++}`));");
        String changing = script("changing.js", "every('20ms', () => console.log('first'));");
        try (ChildProcess child = ChildProcess.startMerged("run", steady, changing, "--watch", "--budget", "1m");
                BufferedReader lines = child.process().inputReader(StandardCharsets.UTF_8)) {
            await(lines, changing + ": first");

            save("changing.js", "every('20ms', () => console.log('second'));");
            await(lines, changing + ": loaded again");
            await(lines, changing + ": second");

            save("changing.js", "every('20ms', () => console.log('third')");
            await(lines, changing + ": goes on as it was");
            await(lines, changing + ": second");

            // The other one has gone on counting.
            assertThat(await(lines, steady + ": steady")).doesNotEndWith("steady 0");
            child.signal("TERM");
            assertThat(child.process().waitFor()).isZero();
        }
    }

    @Test
    void whatAScriptImportsIsAPartOfIt() throws Exception {
        script("part.js", "export const word = 'one';");
        String script = script("whole.js", "import { word } from './part.js'; every('20ms', () => console.log(word));");
        try (ChildProcess child = ChildProcess.startMerged("run", script, "--watch", "--budget", "1m");
                BufferedReader lines = child.process().inputReader(StandardCharsets.UTF_8)) {
            await(lines, script + ": one");

            save("part.js", "export const word = 'two';");

            await(lines, script + ": two");
        }
    }

    @Test
    void timeEndsIt() throws Exception {
        String script = script("hunt.js", "every('1h', () => alert('never'));");

        assertThat(ChildProcess.run("run", script, "--for", "100ms")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void whatScriptsMayDoIsSaidWhenTheyAreStarted() throws Exception {
        String script = script("read.js", """
                import { readText } from "ringside:fs";
                console.log(readText("%s/secret.txt"));
                """.formatted(folder));
        Files.writeString(folder.resolve("secret.txt"), "told");

        assertThat(ChildProcess.run("run", script).err())
                .contains("this script may not read files")
                .contains("--allow read=");
        assertThat(ChildProcess.run("run", script, "--allow", "read=" + folder).err())
                .isEqualTo(script + ": told\n");
    }

    /** Reads lines until one begins so. */
    private static String await(BufferedReader lines, String beginning) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("no line begins with '" + beginning + "':\n" + seen);
    }

    private String script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    /** Writes beside the file and renames, as editors do. */
    private void save(String name, String text) throws IOException {
        Path beside = Files.writeString(folder.resolve("." + name + ".swp"), text);
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private String recording(int events) throws IOException {
        List<String> lines = IntStream.range(0, events).mapToObj(RunTest::proc).toList();
        return Files.write(folder.resolve("recording.jsonl"), lines).toString();
    }

    private static String proc(int pid) {
        return "{\"time\":\"2026-01-01T00:00:00Z\",\"stream\":\"procs\",\"os\":\"linux\",\"pid\":" + pid + "}";
    }
}
