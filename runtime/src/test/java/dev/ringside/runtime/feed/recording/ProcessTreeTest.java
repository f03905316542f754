package dev.ringside.runtime.feed.recording;

import static dev.ringside.runtime.engine.Samples.SCHEMA;
import static dev.ringside.runtime.engine.Samples.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Collected;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Recordings;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What events lack of their processes is found in other records. */
@Timeout(60)
final class ProcessTreeTest {
    private static final QueryParser QUERIES = new QueryParser(SCHEMA);
    private static final Event[] OFFICE = {
        start(1, "explorer.exe", 10, "{E}").build(),
        start(2, "winword.exe", 20, "{W}")
                .set("parentGuid", "{E}")
                .set("ppid", 10)
                .set("cmdline", "winword letter.docx")
                .build(),
        start(3, "powershell.exe", 30, "{P}")
                .set("parentGuid", "{W}")
                .set("ppid", 20)
                .set("user", "ann")
                .build(),
        of("net", 4).set("pid", 30).set("guid", "{P}").build(),
        of("net", 5).set("pid", 99).set("guid", "{X}").build(),
    };

    @TempDir
    private Path folder;

    private final List<String> read = new ArrayList<>();

    @Test
    void anEventIsGivenWhatIsKnownOfItsProcessAndThoseAbove() throws Exception {
        String files = write("a", OFFICE);

        assertThat(rows(
                        "net.where(ancestors.some(name == \"winword\")).select(name, user, parent, parentCmdline, startTime)",
                        files))
                .containsExactly("powershell.exe ann winword.exe winword letter.docx 3");
        assertThat(names("net.where(name == \"powershell\")", files)).containsExactly("winword.exe explorer.exe");
        assertThat(names("procs.where(name == \"powershell\")", files)).containsExactly("winword.exe explorer.exe");
    }

    @Test
    void whatAnEventHasItselfWins() throws Exception {
        Event odd = of("net", 6)
                .set("pid", 30)
                .set("guid", "{P}")
                .set("name", "renamed.exe")
                .set("parent", "other.exe")
                .build();

        assertThat(rows("net.select(name, parent, user)", write("a", OFFICE[2], odd)))
                .containsExactly("renamed.exe other.exe ann");
    }

    @Test
    void aProcessIsFoundByItsPidAndTheTimeOnItsHost() throws Exception {
        String files = write(
                "a",
                start(1, "first.exe", 7, null).build(),
                start(5, "second.exe", 7, null).build(),
                start(5, "elsewhere.exe", 7, null).set("host", "PC2").build(),
                of("files", 0.5).set("pid", 7).build(),
                of("files", 3).set("pid", 7).build(),
                of("files", 6).set("pid", 7).build());

        assertThat(rows("files.select(name, startTime)", files)).containsExactly("- -", "first.exe 1", "second.exe 5");
    }

    @Test
    void whatIsBehindAnEventOrInAnotherFileIsKnownToo() throws Exception {
        String later = write("a", OFFICE[3]);
        String starts = write("b", OFFICE[2], OFFICE[1], OFFICE[0]);

        assertThat(names("net", later, starts)).containsExactly("winword.exe explorer.exe");
    }

    @Test
    void whatTwoLogsSayOfOneStartIsPutTogether() throws Exception {
        Event security = start(2.01, "winword.exe", 20, null).set("logonId", 77).build();
        Event audited = of("files", 9).set("pid", 20).build();
        String files = write("a", OFFICE[0], security, OFFICE[1], audited);

        assertThat(rows("files.select(guid, logonId, cmdline, parent)", files))
                .containsExactly("{W} 77 winword letter.docx explorer.exe");
    }

    @Test
    void aProcessThatNoLogGivesAGuidHasOneThatItsOtherEventsHaveToo() throws Exception {
        String files = write(
                "a",
                start(1, "first.exe", 7, null).build(),
                start(2, "first.exe", 8, null).build(),
                of("files", 3).set("pid", 7).build());

        List<String> starts = rows("procs.select(guid)", files);
        assertThat(starts).doesNotHaveDuplicates().doesNotContain("-");
        assertThat(rows("files.select(guid)", files)).containsExactly(starts.get(0));
        assertThat(run("sequence({by: \"guid\", within: \"5m\"}, procs.where(name == \"first\"), files)", files))
                .hasSize(1);
    }

    @Test
    void aParentThatStartedBeforeTheRecordingIsKnownAsItsChildTellsIt() throws Exception {
        String files = write(
                "a",
                start(2, "winword.exe", 20, "{W}")
                        .set("ppid", 10)
                        .set("parentGuid", "{E}")
                        .set("parent", "explorer.exe")
                        .set("parentUser", "ann")
                        .build(),
                OFFICE[2]);

        assertThat(rows("procs.where(ancestors.some(name == \"explorer\" && user == \"ann\")).select(name)", files))
                .containsExactly("winword.exe", "powershell.exe");
    }

    @Test
    void processesThatSayTheyAreTheirOwnAncestorsHaveAnEnd() throws Exception {
        String files = write(
                "a",
                start(1, "a.exe", 1, "{A}").set("parentGuid", "{B}").build(),
                start(2, "b.exe", 2, "{B}").set("parentGuid", "{A}").build());

        assertThat(rows("procs.where(ancestors.length == 32).select(pid)", files))
                .containsExactly("1", "2");
    }

    @Test
    void filesAreReadForProcessesOnlyIfSomethingIsMissing() throws Exception {
        String files = write("a", OFFICE);

        rows("procs.where(name == \"powershell\").select(time, name, cmdline)", files);
        assertThat(read).hasSize(1);
        rows("net.where(pid == 30).select(time, pid, guid)", files);
        assertThat(read).hasSize(2);
        rows("net.where(pid == 30).select(cmdline)", files);
        assertThat(read).hasSize(4);
    }

    @Test
    void eventsOfRingsidesOwnAreAsTheyWere() throws Exception {
        assertThat(run(new JsonLines(SCHEMA), "net.where(ancestors == null && name == null)", write("a", OFFICE)))
                .hasSize(2);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a named pipe in a folder")
    void whatCanBeReadOnceOnlyIsLearnedFromAsItGoes() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        byte[] lines = Files.readAllBytes(Path.of(write("a", OFFICE)));
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            try {
                Files.write(pipe, lines);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(names("net.where(pid == 30)", pipe.toString())).containsExactly("winword.exe explorer.exe");
        writer.join();
    }

    /** For each row the values of the fields that the query selects. */
    private List<String> rows(String query, String... files) throws Exception {
        String[] fields = query.substring(query.lastIndexOf("select(") + 7, query.lastIndexOf(')'))
                .split(", ");
        return run(query, files).stream()
                .map(row -> Collected.text(row.event(), fields))
                .toList();
    }

    /** The names of the processes above, for each row that has some. */
    private List<String> names(String query, String... files) throws Exception {
        return run(query, files).stream()
                .map(row -> row.event()
                        .processes(row.event().stream().field("ancestors").slot()))
                .filter(chain -> chain != null)
                .map(chain -> chain.stream()
                        .map(process -> Collected.text(process, "name"))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private List<Row> run(String query, String... files) throws Exception {
        return run(new Lines(), query, files);
    }

    private static List<Row> run(RecordingFormat format, String query, String... files) throws Exception {
        Collected rows = new Collected();
        RecordingFeed feed = new RecordingFeed(SCHEMA, List.of(format), List.of(files), complaint -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            engine.start(QUERIES.query(query, "test"), rows).ended().get(30, TimeUnit.SECONDS);
        }
        return rows.rows();
    }

    /** Lines of JSON, as if they were not Ringside's own; what is read is noted. */
    private final class Lines implements RecordingFormat {
        @Override
        public String name() {
            return "lines";
        }

        @Override
        public Os os() {
            return Os.WINDOWS;
        }

        @Override
        public boolean isOf(byte[] head) {
            return true;
        }

        @Override
        public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
            read.add(recording.name());
            EventReader reader = new EventReader(SCHEMA);
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                try {
                    reader.read(bytes, 0, bytes.length, sink::isWanted).ifPresent(sink::deliver);
                } catch (UnreadableEventException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    private String write(String name, Event... events) throws IOException {
        return Recordings.write(folder.resolve(name), events);
    }

    private static EventBuilder start(double time, String name, long pid, @Nullable String guid) {
        EventBuilder event = of("procs", time).set("pid", pid).set("name", name);
        return guid == null ? event : event.set("guid", guid);
    }

    private static EventBuilder of(String stream, double time) {
        return new EventBuilder(SCHEMA.stream(stream), Os.WINDOWS)
                .set("time", nanos(time))
                .set("stream", stream)
                .set("os", "windows")
                .set("host", "PC1");
    }
}
