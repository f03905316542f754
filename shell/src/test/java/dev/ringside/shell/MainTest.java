package dev.ringside.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.shell.ChildProcess.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the whole program shows: streams, signals, exit statuses. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MainTest {
    @TempDir
    private Path folder;

    @Test
    void aRecordingIsQueriedToItsEnd() throws Exception {
        Outcome outcome = ChildProcess.run("query", "procs", "--from", recording(3), "--stats");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                        {"stream":"procs","os":"linux","pid":0}
                        {"stream":"procs","os":"linux","pid":1}
                        {"stream":"procs","os":"linux","pid":2}
                        """);
        assertThat(outcome.err()).isEqualTo("procs: 3 seen, 0 filtered in reader, 3 delivered, 0 lost, 3 matched\n");
    }

    @Test
    void countEndsAQuery() throws Exception {
        Outcome outcome = ChildProcess.run("query", "procs", "--from", recording(1000), "--count", "2", "-o", "json");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0,
                        "[\n{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":0},\n{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":1}\n]\n",
                        ""));
    }

    @Test
    void damageIsToldUnlessItIsToBeQuiet() throws Exception {
        String name = Files.write(folder.resolve("x.jsonl"), List.of(proc(1), "nonsense"))
                .toString();

        assertThat(ChildProcess.run("query", "procs", "--from", name))
                .isEqualTo(
                        new Outcome(
                                0,
                                proc(1) + "\n",
                                "warning[RS0302]: 1 of 2 lines of '" + name + "' could not be read and were left out\n"
                                        + "help: the first is line 2: it is neither JSON, nor XML of an event, nor a record of auditd\n"));
        assertThat(ChildProcess.run("query", "procs", "--from", name, "--quiet").err())
                .isEmpty();
    }

    @Test
    void patternsOfFileNamesAreExpanded() throws Exception {
        Files.writeString(folder.resolve("a1.jsonl"), proc(1) + "\n");
        Files.writeString(folder.resolve("a2.jsonl"), proc(2) + "\n");
        Files.writeString(folder.resolve("b.jsonl"), proc(3) + "\n");
        Files.writeString(folder.resolve(".a3.jsonl"), proc(4) + "\n");

        assertThat(ChildProcess.run("query", "procs", "--from", folder + "/a*.jsonl")
                        .out())
                .isEqualTo(proc(1) + "\n" + proc(2) + "\n");
        assertThat(ChildProcess.run("query", "procs", "--from", folder + "/c*.jsonl"))
                .isEqualTo(new Outcome(
                        3,
                        "",
                        "error[RS0302]: no file matches '" + folder + "/c*.jsonl'\nhelp: look at what is there: ls "
                                + folder + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "json", "csv", "line", "table"})
    void aSourceThatCannotBeHadLeavesStandardOutputEmpty(String format) throws Exception {
        Path events = Files.writeString(folder.resolve("x.rar"), "Rar!\u001a\u0007\0");
        Outcome outcome = ChildProcess.run("query", "procs", "--from", events.toString(), "-o", format);

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("error[RS0302]: '" + events + "' is a RAR archive");
    }

    @Test
    void whatIsFoundOutLateIsTheSame() throws Exception {
        String name =
                Files.writeString(folder.resolve("x.txt"), "not\nevents\n").toString();
        Outcome outcome = ChildProcess.run("query", "procs", "--from", name, "-o", "json");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("error[RS0302]: nothing in '" + name + "' is an event of a kind that is known\n"
                        + "help: line 1: it is neither JSON, nor XML of an event, nor a record of auditd\n");
    }

    @Test
    void theShellTakesQueriesAndJavaScriptFromAPipe() throws Exception {
        try (ChildProcess child = ChildProcess.start("--from", recording(3))) {
            try (OutputStream in = child.process().getOutputStream()) {
                in.write("""
                        procs.where(pid == 1)
                        const wanted = [1,
                            2]
                        procs.where(pid in wanted).select(pid)
                        wanted.length
                        .mode line
                        procs.select(pid).take(1)
                        """.getBytes(StandardCharsets.UTF_8));
            }

            assertThat(child.outcome()).isEqualTo(new Outcome(0, """
                            {"stream":"procs","os":"linux","pid":1}
                            {"pid":1}
                            {"pid":2}
                            2
                            rows are shown as line
                            pid=0
                            """, ""));
        }
    }

    @Test
    void aMistakeInAPipeIsToldWithItsPlaceAndTheStatusOfTheLast() throws Exception {
        try (ChildProcess child = ChildProcess.start("--from", recording(1))) {
            try (OutputStream in = child.process().getOutputStream()) {
                in.write("const a = 1\na.b.c\nprocs.where(a ==".getBytes(StandardCharsets.UTF_8));
            }
            Outcome outcome = child.outcome();

            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("1 | a.b.c", "1 | procs.where(a ==");
        }
    }

    @Test
    void anInterruptionBeforeAnythingWasFoundHasItsOwnStatus() throws Exception {
        try (ChildProcess child = waiting("json")) {
            child.signal("INT");

            assertThat(child.outcome())
                    .isEqualTo(new Outcome(
                            130, "[]\n", "procs: 0 seen, 0 filtered in reader, 0 delivered, 0 lost, 0 matched\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void anInterruptionAfterRowsEndsInOrder(String signal) throws Exception {
        try (ChildProcess child = waiting("json")) {
            InputStream out = child.process().getInputStream();
            OutputStream in = child.process().getOutputStream();
            in.write((proc(1) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            // It is visible although more may come at any time.
            String begin = "[\n" + proc(1);
            assertThat(new String(out.readNBytes(begin.length()), StandardCharsets.UTF_8))
                    .isEqualTo(begin);

            child.signal(signal);

            assertThat(child.outcome())
                    .isEqualTo(new Outcome(
                            0, "\n]\n", "procs: 1 seen, 0 filtered in reader, 1 delivered, 0 lost, 1 matched\n"));
        }
    }

    @Test
    void timeEndsAQueryThatFindsNothingWithSuccess() throws Exception {
        try (ChildProcess child = ChildProcess.start("query", "procs", "--from", "-", "--for", "100ms", "-o", "csv")) {
            Outcome outcome = child.outcome();

            assertThat(outcome.status()).isZero();
            assertThat(outcome.out())
                    .startsWith("time,stream,")
                    .endsWith("\r\n")
                    .hasLineCount(1);
        }
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws Exception {
        try (ChildProcess child = ChildProcess.start("query", "procs", "--from", recording(200_000))) {
            try (BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo(proc(0));
            }

            assertThat(child.process().waitFor()).isZero();
            assertThat(child.err()).isEmpty();
        }
    }

    @Test
    void outputThatCannotBeWrittenIsToldOnce() throws Exception {
        File full = new File("/dev/full");
        try (ChildProcess child = ChildProcess.startInto(full, "query", "procs", "--from", recording(3))) {
            assertThat(child.outcome())
                    .extracting(Outcome::status, Outcome::err)
                    .containsExactly(1, "error[RS0401]: standard output cannot be written: No space left on device\n");
        }
    }

    private ChildProcess waiting(String format) throws Exception {
        ChildProcess child = ChildProcess.start("query", "procs", "--from", "-", "-o", format, "--stats");
        awaitReader(child);
        return child;
    }

    /** Waits until the thread that reads standard input is there. */
    private static void awaitReader(ChildProcess child) throws Exception {
        Path tasks = Path.of("/proc/" + child.process().pid() + "/task");
        while (child.process().isAlive()) {
            try (var threads = Files.list(tasks)) {
                if (threads.anyMatch(thread -> nameOf(thread).startsWith("ringside-reader"))) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // Threads come and go.
            }
            Thread.onSpinWait();
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException e) {
            return "";
        }
    }

    private String recording(int events) throws IOException {
        return Files.write(
                        folder.resolve("recording.jsonl"),
                        IntStream.range(0, events).mapToObj(MainTest::proc).toList())
                .toString();
    }

    private static String proc(int pid) {
        return "{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":" + pid + "}";
    }
}
