package dev.ringside.runtime.script;

import static dev.ringside.runtime.script.Bench.proc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that record. */
class RecordTest {
    @TempDir
    Path folder;

    private String file;
    private ScriptOptions allowed;

    @BeforeEach
    void allow() {
        file = folder.resolve("x.rec").toString().replace('\\', '/');
        allowed = ScriptOptions.REPLAY.withPermissions(Permissions.parse(List.of("write=" + folder)));
    }

    private static List<String> names(String recording) throws Exception {
        List<String> names = new ArrayList<>();
        Schema schema = Schema.standard();
        int name = schema.stream("procs").field("name").slot();
        try (Engine engine = new Engine(List.of(Feeds.recordings(schema, List.of(recording), complaint -> {
                    throw new AssertionError(complaint);
                })));
                Subscription all = engine.start(
                        new QueryParser(schema).query("procs", "query"),
                        row -> names.add(String.valueOf(row.event().text(name))))) {
            all.ended().get(30, TimeUnit.SECONDS);
        }
        return names;
    }

    @Test
    void what_a_query_gives_is_recorded_until_it_is_stopped() throws Exception {
        try (Bench bench = new Bench(allowed)) {
            bench.load("const r = procs.where(name != \"ls\").record(\"" + file + "\"); exits.on(() => r.stop());");
            bench.emit(proc(1, "sh"));
            bench.emit(proc(2, "ls"));
            bench.emit(proc(3, "dash"));
            bench.emit(Bench.of("exits", 4));
            bench.emit(proc(5, "later"));
        }

        assertThat(names(file)).containsExactly("sh", "dash");
    }

    @Test
    void the_end_of_a_script_completes_its_recording() throws Exception {
        try (Bench bench = new Bench(allowed)) {
            bench.load("procs.where(e => e.name.length === 2).record(\"" + file + "\");");
            bench.emit(proc(1, "sh"));
            bench.emit(proc(2, "dash"));
        }

        assertThat(names(file)).containsExactly("sh");
    }

    @Test
    void a_recording_that_is_there_is_gone_on_with_or_replaced_if_the_script_says_so() throws Exception {
        for (String options : List.of("", ", {append: true}")) {
            try (Bench bench = new Bench(allowed)) {
                bench.load("procs.record(\"" + file + "\"" + options + ");");
                bench.emit(proc(1, "sh"));
            }
        }
        assertThat(names(file)).containsExactly("sh", "sh");

        try (Bench bench = new Bench(allowed)) {
            assertThat(bench.refused("procs.record(\"" + file + "\");").message())
                    .contains("is there already");
            assertThat(bench.refused("procs.record(\"" + file + "\", {ovewrite: true});")
                            .message())
                    .contains("record has no option 'ovewrite'");
            bench.load("procs.record(\"" + file + "\", {overwrite: true});");
            bench.emit(proc(1, "dash"));
        }
        assertThat(names(file)).containsExactly("dash");
    }

    @Test
    void where_it_was_not_allowed_nothing_is_written() {
        String elsewhere = file.replace("x.rec", "../x.rec");
        try (Bench bench = new Bench(allowed);
                Bench bare = new Bench()) {
            Diagnostic refusal = bench.refused("procs.record(\"" + elsewhere + "\");");
            assertThat(refusal.message()).contains("this script may not write");
            assertThat(refusal.hints().getFirst()).contains("--allow write=");
            assertThat(bare.refused("procs.record(\"" + file + "\");").message())
                    .contains("may not write");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void a_link_leads_nowhere_else() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(folder.resolve("link"), outside);
        try (Bench bench = new Bench(allowed)) {
            assertThat(bench.refused("procs.record(\"" + folder + "/link/x.rec\");")
                            .message())
                    .contains("may not write");
        }
        assertThat(outside).isEmptyDirectory();
        Files.delete(outside);
    }

    @Test
    void groups_are_not_recorded() {
        try (Bench bench = new Bench(allowed)) {
            assertThat(bench.refused("procs.groupBy(name).count().record(\"" + file + "\");")
                            .message())
                    .contains("a recording holds events of streams");
        }
    }
}
