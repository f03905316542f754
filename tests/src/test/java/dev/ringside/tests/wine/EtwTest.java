package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.RecordedEvent;
import dev.ringside.driver.windows.etw.StandIn;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.tests.wine.Wine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ETW in a JVM for Windows, over the stand-in, since Wine has no live ETW: sessions, and queries from the command line. */
@NeedsWine
@Tag("slow")
class EtwTest {
    private static final String SHELL = "dev.ringside.shell.Main";
    private static final String SESSIONS = "dev.ringside.driver.windows.etw.EtwSessionTest";
    private static final UUID DNS = UUID.fromString("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");
    private static final UUID OTHER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @TempDir
    private static Path folder;

    private static Wine wine;
    private static String library;
    private static String recording;

    @BeforeAll
    static void start() throws IOException {
        library = onDriveZ(StandIn.built().resolve("standin.dll").toRealPath());
        recording = onDriveZ(Files.write(
                folder.resolve("recording"),
                RecordedEvent.recording(List.of(
                        dns("a.example", 1, 0), dns("b.example", 28, 9003), other(7, "Evil"), other(8, "Good")))));
        wine = Wine.in(folder);
    }

    private static String onDriveZ(Path file) {
        return "Z:" + file;
    }

    private static RecordedEvent dns(String query, int type, int status) {
        return new RecordedEvent(DNS, "Microsoft-Windows-DNS-Client", new EventDescriptor(3008, 0, 16, 4, 0, 0, 1))
                .with("QueryName", query)
                .with("QueryType", type)
                .with("QueryStatus", status)
                .with("QueryResults", "::ffff:192.0.2.1;");
    }

    private static RecordedEvent other(int id, String threat) {
        return RecordedEvent.of(OTHER, "Other-Provider", id, 2)
                .with("Threat", threat)
                .with("Score", id);
    }

    @AfterAll
    static void end() throws IOException {
        wine.close();
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JDK_JAVA_OPTIONS", "-Dringside.etw.library=" + library);
        return environment;
    }

    private static Outcome query(String refused, String query) throws IOException {
        return wine.startJava(
                        environment(Map.of("RINGSIDE_ETW_RECORDING", recording, "RINGSIDE_ETW_REFUSE", refused)),
                        SHELL,
                        "query",
                        query,
                        "--count",
                        "2",
                        "-o",
                        "jsonl")
                .end();
    }

    @Test
    void sessionsFilterLoseAndAreTakenOverAsOnThisMachine() throws IOException {
        Outcome outcome = wine.startJava(environment(Map.of()), TestClasses.class.getName(), SESSIONS)
                .end();

        assertThat(outcome.output()).contains("14 passed, 0 failed");
    }

    @Test
    void aQueryGetsWhatProvidersReport() throws IOException {
        assertThat(query("", "dns.where(type == \"AAAA\").select(query, status, answers)")
                        .output())
                .contains("{\"query\":\"b.example\",\"status\":9003,\"answers\":[\"::ffff:192.0.2.1\"]}")
                .doesNotContain("a.example");
        assertThat(query("", "etw(\"Other-Provider\").where(Score > 7).select(eventId, Threat)")
                        .output())
                .contains("{\"eventId\":8,\"Threat\":\"Good\"}")
                .doesNotContain("Evil");
    }

    @Test
    void whatWindowsRefusesIsOneSentenceWithARemedy() throws IOException {
        Outcome denied = query("StartTraceW=5", "dns");
        Outcome unknown = query("", "etw(\"Other-Provide\")");

        assertThat(denied.status()).isEqualTo(3);
        assertThat(denied.output()).contains("members of Performance Log Users only", "help: ");
        assertThat(unknown.status()).isEqualTo(3);
        assertThat(unknown.output())
                .contains("no provider is called 'Other-Provide'", "did you mean 'Other-Provider'?");
    }
}
