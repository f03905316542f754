package dev.ringside.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One detection finds the same live, in the recording of what it saw, and in the JSON lines that this is exported to. */
@NeedsKernel
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SameAlertsTest {
    /** Where the events came from is another thing each time. */
    private static final Set<String> SOURCE = Set.of("source");
    /** So are numbers that each process counts for itself. */
    private static final Set<String> SOURCE_AND_NUMBER = Set.of("source", "seq");

    private static final Duration CLOCKS = Duration.ofMillis(10);

    private final String mark = "mark-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void find() throws Exception {
        folder = temporary.toRealPath();
    }

    /** Starts programs and makes files, and then a program by which it is known that all was seen. */
    private void act() throws Exception {
        String script = """
                for i in 1 2 3; do /bin/echo %1$s $i > %2$s/made-$i; done
                sh -c "true; /bin/ls %2$s; /bin/true" %1$s
                rm %2$s/made-2
                /bin/false %1$s
                /bin/true %1$s-end
                """.formatted(mark, folder);
        new ProcessBuilder("bash", "-c", script)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aRecordingThatIsMadeBesideGivesTheSameAlerts() throws Exception {
        Files.writeString(folder.resolve("detect.js"), """
                // ringside: title="Proof" level=high technique=T1059.004
                procs.where(cmdline.contains("%1$s")).alert(e => `started ${e.cmdline}`);
                procs.where(ancestors.some(cmdline.contains("%1$s"))).alert(e => `below it ${e.cmdline}`);
                files.where(op in ["create", "delete"] && path.startsWith("%2$s/made")).alert(e => `${e.op} ${e.path}`);
                sequence({by: "guid", within: "1m"}, procs.where(cmdline.contains("%1$s")), exits.where(exitCode == 1)).alert("failed");
                console.warn("ready");
                """.formatted(mark, folder));
        String live;
        try (Ringside recorder = Ringside.start(folder, "record", "x.rec");
                Ringside detection = Ringside.start(folder, "run", "detect.js", "-o", "jsonl")) {
            recorder.awaitError("recording ");
            detection.awaitError("ready");
            act();
            detection.awaitOutput(mark + "-end");
            // Sequences wait for events that come late.
            detection.awaitOutput("\"message\":\"failed\"");
            assertThat(recorder.interrupt()).as(recorder.errors()).isZero();
            detection.interrupt();
            live = detection.output();
        }

        List<JsonValue> alerts = Alerts.of(live, SOURCE_AND_NUMBER);
        String replayed = Ringside.run(folder, "run", "detect.js", "--from", "x.rec", "-o", "jsonl");
        Ringside.run(folder, "export", "--from", "x.rec", "--to", "x.jsonl");
        String exported = Ringside.run(folder, "run", "detect.js", "--from", "x.jsonl", "-o", "jsonl");

        assertThat(alerts).hasSizeGreaterThanOrEqualTo(3 + 1 + 2 + 3 + 1 + 1 + 1);
        assertThat(rounded(Alerts.of(replayed, SOURCE_AND_NUMBER), alerts)).isEqualTo(rounded(alerts, alerts));
        assertThat(Alerts.of(exported, SOURCE)).isEqualTo(Alerts.of(replayed, SOURCE));
    }

    private static List<JsonValue> rounded(List<JsonValue> alerts, List<JsonValue> others) {
        List<JsonValue> rounded = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            rounded.add(Alerts.rounded(alerts.get(i), others.get(Math.min(i, others.size() - 1)), CLOCKS));
        }
        return rounded;
    }

    @Test
    void aRecordingOfTheSameProcessGivesTheSameToTheNanosecond() throws Exception {
        Files.writeString(folder.resolve("detect.js"), """
                // ringside: title="Proof" level=high
                procs.where(cmdline.contains("%1$s")).alert(e => `started ${e.cmdline}`);
                procs.where(cmdline.contains("%1$s")).window("1s").groupBy(name).count().alert(e => `${e.count} of ${e.name}`);
                sequence({by: "ppid", within: "1m"}, procs.where(name == "echo" && cmdline.contains("%1$s")),
                    procs.where(name == "false")).alert("one after the other");
                """.formatted(mark));
        Files.writeString(folder.resolve("keep.js"), """
                procs.record("%1$s/x.rec");
                console.warn("ready");
                """.formatted(folder));
        String live;
        try (Ringside both =
                Ringside.start(folder, "run", "detect.js", "keep.js", "--allow", "write=" + folder, "-o", "jsonl")) {
            both.awaitError("ready");
            act();
            both.awaitOutput(mark + "-end");
            both.awaitOutput("one after the other");
            both.awaitOutput(" of true");
            both.interrupt();
            live = both.output();
        }

        String replayed = Ringside.run(folder, "run", "detect.js", "--from", "x.rec", "-o", "jsonl");
        Ringside.run(folder, "export", "--from", "x.rec", "--to", "x.jsonl");
        String exported = Ringside.run(folder, "run", "detect.js", "--from", "x.jsonl", "-o", "jsonl");

        assertThat(Alerts.of(replayed, SOURCE)).isNotEmpty().isEqualTo(Alerts.of(live, SOURCE));
        assertThat(Alerts.of(exported, SOURCE)).isEqualTo(Alerts.of(live, SOURCE));
    }
}
