package dev.ringside.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.health.HealthFeed;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.source.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
    private static final Schema SCHEMA = Schema.standard();
    private static final Detection COUNT =
            new Detection("count.js", "let n = 0; procs.where(name == \"id\").alert(e => `number ${++n}`);");
    private static final Detection HEALTH =
            new Detection("health.js", "health.where(kind in [\"config\", \"error\"]).alert(e => e.message);");

    @TempDir
    Path folder;

    private final SyntheticFeed feed = new SyntheticFeed(SCHEMA, Os.LINUX);
    private final HealthFeed health = new HealthFeed(SCHEMA, Os.LINUX, List.of());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private ConfigurationFile store;
    private AgentSetting setting;

    @BeforeEach
    void prepare() {
        store = new ConfigurationFile(folder.resolve("configuration.json"));
        setting = new AgentSetting(
                SCHEMA,
                store,
                folder.resolve("alerts.jsonl"),
                RotatedFile.Limits.USUAL,
                new ReportFile(folder.resolve("report.json")),
                (severity, message) -> log.add(severity + " " + message),
                "1.2.3");
    }

    @AfterEach
    void close() {
        health.close();
    }

    private Agent start(Detection... detections) {
        store.write(new Configuration(List.of(detections), "first"));
        return Agent.start(setting, new Feeds.Live(new Both(health, feed), health));
    }

    private void change(Agent agent, Detection... detections) {
        store.write(new Configuration(List.of(detections), "second"));
        agent.reload();
    }

    private void run(String name) {
        Event event = new EventBuilder(SCHEMA.stream("procs"), Os.LINUX)
                .set("time", 1_767_225_600_000_000_000L)
                .set("name", name)
                .build();
        feed.emit(event);
    }

    private String alerts() throws IOException {
        Path file = folder.resolve("alerts.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void awaitAlert(String text) {
        await().until(() -> alerts().contains(text));
    }

    @Test
    void whatStaysGoesOnWhileOtherDetectionsComeChangeAndGo() throws IOException {
        Detection other = new Detection("other.js", "procs.where(name == \"ls\").alert(\"old\");");
        try (Agent agent = start(COUNT, other)) {
            run("id");
            run("ls");
            change(agent, COUNT, new Detection("other.js", "procs.where(name == \"ls\").alert(\"new\");"));
            run("id");
            run("ls");
            change(agent, COUNT, new Detection("query", "procs.where(name == \"ps\")"));
            run("ls");
            run("ps");
            run("id");
            awaitAlert("number 3");
            awaitAlert("\"rule\":\"query\"");
        }

        assertThat(alerts().lines())
                .hasSize(6)
                .anyMatch(line -> line.contains("number 1"))
                .anyMatch(line -> line.contains("number 2"))
                .anyMatch(line -> line.contains("\"message\":\"old\""))
                .anyMatch(line -> line.contains("\"message\":\"new\""));
    }

    @Test
    void aChangeIsToldInHealthWithItsSourceAndHash() throws IOException {
        try (Agent agent = start(HEALTH)) {
            change(agent, HEALTH, COUNT);
            awaitAlert("second");
        }

        assertThat(alerts())
                .contains("\"kind\":\"config\"", "\"eventId\":16", "\"configuration\":\"second\"")
                .contains(
                        "\"configurationHash\":\"" + store.read().orElseThrow().hash() + "\"");
    }

    @Test
    void whatCannotBeLoadedLeavesTheOldOneInItsPlaceAndIsTold() throws IOException {
        try (Agent agent = start(COUNT, HEALTH)) {
            change(agent, new Detection("count.js", "procs.where(nme == 1)"), HEALTH);
            run("id");
            awaitAlert("number 1");
            awaitAlert("nme is neither");
            await().until(() ->
                    setting.report().read().map(AgentReport::json).orElse("").contains("running as it was before"));
        }

        assertThat(log).anyMatch(line -> line.startsWith("ERROR") && line.contains("nme is neither"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a device that is always full")
    void anAlertFileThatCannotBeWrittenIsToldAndEndsNothing() throws IOException {
        Path alerts = Files.createSymbolicLink(folder.resolve("alerts.jsonl"), Path.of("/dev/full"));
        try (Agent agent = start(COUNT)) {
            run("id");
            run("id");
            await().until(() -> log.stream().anyMatch(line -> line.contains("number 2")));
            Files.delete(alerts);
            run("id");
            awaitAlert("number 3");
            agent.reload();
            await().until(() -> setting.report()
                    .read()
                    .filter(report -> report.alerts() == 1 && report.unwritten() == 2)
                    .isPresent());
        }

        assertThat(log.stream().filter(line -> line.contains("alerts cannot be written: No space left")))
                .hasSize(1);
        assertThat(log).anyMatch(line -> line.contains("alerts are written again; 2 could not be so far"));
    }

    @Test
    void itSaysHowItIsGettingOnWhileItRuns() {
        try (Agent agent = start(COUNT)) {
            run("id");
            awaitAlert("number 1");
            agent.reload();
            await().until(() -> setting.report()
                    .read()
                    .filter(report -> report.alerts() == 1)
                    .isPresent());
            AgentReport report = setting.report().read().orElseThrow();

            assertThat(report.version()).isEqualTo("1.2.3");
            assertThat(report.hash()).isEqualTo(store.read().orElseThrow().hash());
            assertThat(report.scripts()).containsExactly(new AgentReport.ScriptLine("count.js", "running", 1, 1, 0, 0));
            assertThat(report.streams())
                    .anyMatch(line ->
                            line.name().equals("procs") && line.accounts().delivered() == 1);
        }

        assertThat(setting.report().read()).isEmpty();
        assertThat(log).last().asString().contains("Ringside has stopped");
    }
}
