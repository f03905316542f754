package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on recordings: the reader waits for them, so that every replay is the same. */
class RecordingsTest {
    private static final int PROCESSES = 300;

    @TempDir
    Path folder;

    private Path recording;

    @BeforeEach
    void record() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int pid = 0; pid < PROCESSES; pid++) {
            String time = "2026-01-01T00:%02d:%02d".formatted(pid / 60, pid % 60);
            lines.append("{\"stream\":\"procs\",\"os\":\"linux\",\"time\":\"%sZ\",\"pid\":%d,\"name\":\"%s\"}\n"
                    .formatted(time, pid, pid % 10 == 0 ? "sh" : "ls"));
            lines.append("{\"stream\":\"files\",\"os\":\"linux\",\"time\":\"%s.5Z\",\"pid\":%d,\"path\":\"/f%d\"}\n"
                    .formatted(time, pid, pid));
        }
        recording = folder.resolve("events.jsonl");
        Files.writeString(recording, lines);
    }

    @Test
    void nothing_is_dropped_however_short_the_queue_is() {
        assertThat(replay(ScriptOptions.REPLAY.withQueue(2), """
                        let procs_ = 0, files_ = 0;
                        procs.on(() => procs_++);
                        files.on(() => files_++).ended.then(() => console.log(procs_, files_));
                        """)).containsExactly(PROCESSES + " " + PROCESSES);
    }

    @Test
    void what_a_script_asks_for_in_an_event_begins_with_the_next_one() {
        assertThat(replay(ScriptOptions.REPLAY, """
                        procs.where(name == "sh").take(2).on(e =>
                            files.where(pid >= e.pid).take(2).on(f => console.log(e.pid, f.path)));
                        """)).containsExactly("0 /f0", "0 /f1", "10 /f10", "10 /f11");
    }

    @Test
    void a_filter_changes_exactly_behind_the_event_that_changed_it() {
        List<String> lines = replay(ScriptOptions.REPLAY, """
                const s = procs.on(e => {
                    if (e.name == "sh") s.replace(name == "sh" && pid > e.pid + 50);
                    console.log(e.pid);
                });
                """);
        assertThat(lines).containsExactly("0", "60", "120", "180", "240");
    }

    @Test
    void every_replay_is_the_same() {
        String script = """
                let n = 0;
                every("7s", () => console.log("tick", new Date().toISOString(), n));
                procs.where(p => p.pid % 3 == Math.floor(Math.random() * 3)).on(e => n += e.pid);
                procs.window("1m").count().on(e => console.log(e.count, String(e.start), n));
                """;
        List<String> first = replay(ScriptOptions.REPLAY, script);
        assertThat(first).hasSizeGreaterThan(40);
        assertThat(replay(ScriptOptions.REPLAY, script)).isEqualTo(first);
    }

    @Test
    void a_recording_can_be_opened_beside_another_source() {
        assertThat(replay(
                        ScriptOptions.REPLAY,
                        "open('" + recording.toString().replace('\\', '/')
                                + "').procs.where(pid < 2).on(e => console.log(e.pid))"))
                .containsExactly("0", "1");
    }

    @Test
    void several_scripts_read_one_pass() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (Engine engine = engine();
                ScriptHost host = host(engine, ScriptOptions.REPLAY, lines)) {
            List<Script> scripts = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                scripts.add(host.load(ScriptSource.of(
                        name, "let n = 0; procs.on(() => n++).ended.then(() => console.log('" + name + "', n))")));
            }
            assertThat(lines).isEmpty();
            host.begin();
            scripts.forEach(RecordingsTest::end);
        }
        assertThat(lines).containsExactlyInAnyOrder("a " + PROCESSES, "b " + PROCESSES, "c " + PROCESSES);
    }

    private List<String> replay(ScriptOptions options, String text) {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (Engine engine = engine();
                ScriptHost host = host(engine, options, lines)) {
            Script script = host.load(ScriptSource.of("test.js", text));
            host.begin();
            end(script);
            assertThat(script.stats().dropped()).isZero();
            assertThat(script.stats().errors()).isZero();
        }
        return lines;
    }

    private Engine engine() {
        return new Engine(List.of(feed(List.of(recording.toString()))), RecordingsTest::feed);
    }

    private static RecordingFeed feed(List<String> files) {
        return new RecordingFeed(Schema.standard(), List.of(new JsonLines(Schema.standard())), files, complaint -> {});
    }

    private static ScriptHost host(Engine engine, ScriptOptions options, List<String> lines) {
        return new ScriptHost(engine, Schema.standard(), options, event -> {
            if (event instanceof ScriptEvent.Log log) {
                lines.add(log.text());
            }
        });
    }

    private static void end(Script script) {
        script.ended().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
