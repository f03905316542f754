package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of open streams in scripts. */
class DataTest {
    private static EventBuilder event(double second) {
        return new EventBuilder(Schema.standard().etw("Example-Provider"), Os.WINDOWS)
                .set("time", 1_767_225_600_000_000_000L + (long) (second * 1e9))
                .set("pid", 7)
                .set("level", 2);
    }

    private static String said(String expression) {
        try (Bench bench = new Bench()) {
            bench.load("etw('Example-Provider').on(e => console.log(" + expression + "))");
            bench.emit(event(1).add("ImageName", "cmd.exe")
                    .add("ExitCode", 1)
                    .add("Threat Name", "Eicar")
                    .add("Level", "high")
                    .add("Big", 1L << 60)
                    .add(new Datum("Flag", FieldType.BOOL, true))
                    .add(new Datum("When", FieldType.TIME, 1_767_225_601_000_000_001L))
                    .add(new Datum("Words", FieldType.LIST, List.of("a", "b"))));
            assertThat(bench.failures()).isEmpty();
            return String.join("\n", bench.lines());
        }
    }

    @Test
    void data_are_members_by_their_own_names_and_types() {
        assertThat(said("[e.ImageName, e.ExitCode, e['Threat Name'], e.Flag, e.Words.length, e.Nothing === undefined]"))
                .isEqualTo("[\"cmd.exe\", 1, \"Eicar\", true, 2, true]");
        assertThat(said("[e.Big, typeof e.Big, String(e.When)]"))
                .isEqualTo("[1152921504606846976n, \"bigint\", \"2026-01-01T00:00:01.000000001Z\"]");
    }

    @Test
    void a_fixed_field_goes_first_and_data_has_them_all() {
        assertThat(
                        said(
                                "[e.Level, e.level, e.data.Level, e['data.Level'], e.data.ImageName, e.data.pid === undefined]"))
                .isEqualTo("[2, 2, \"high\", \"high\", \"cmd.exe\", true]");
    }

    @Test
    void the_keys_of_an_event_are_those_of_its_json() {
        assertThat(said("Object.keys(e).join()"))
                .endsWith("pid,level,ImageName,ExitCode,Threat Name,data.Level,Big,Flag,When,Words");
        assertThat(said("'ImageName' in e, 'Nothing' in e, Object.keys(e.data).length"))
                .isEqualTo("true false 8");
    }

    @Test
    void conditions_are_compiled_in_all_forms() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const wanted = "cmd.exe";
                    const p = etw("Example-Provider");
                    p.where(ImageName == wanted && ExitCode > 0).on(e => console.log("bare", e.pid));
                    p.where(e => e.ImageName == wanted && e["Threat Name"].startsWith("E")).on(e => console.log("arrow", e.pid));
                    p.where({ImageName: wanted, "Threat Name": "Eicar"}).on(e => console.log("object", e.pid));
                    p.where("ExitCode in [1, 2]").on(e => console.log("text", e.pid));
                    p.where(e => e.ImageName.split(".")[1] === "exe").on(e => console.log("script", e.pid));
                    p.select(pid, ImageName, ExitCode).on(e => console.log(JSON.stringify(e)));
                    p.groupBy(ImageName).count().on(e => console.log(e.ImageName, e.count));
                    """);
            bench.emit(event(1).add("ImageName", "cmd.exe").add("ExitCode", 1).add("Threat Name", "Eicar"));
            bench.emit(event(2).add("ImageName", "other").add("ExitCode", 3));
            bench.feed.end();
            bench.settle();
            assertThat(bench.failures()).isEmpty();
            assertThat(bench.lines())
                    .containsExactlyInAnyOrder(
                            "bare 7",
                            "arrow 7",
                            "object 7",
                            "text 7",
                            "script 7",
                            "{\"pid\":7,\"ImageName\":\"cmd.exe\",\"ExitCode\":1}",
                            "{\"pid\":7,\"ImageName\":\"other\",\"ExitCode\":3}",
                            "cmd.exe 1",
                            "other 1");
        }
    }

    @Test
    void a_query_reads_back_from_its_text() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    console.log(String(etw("P").where(e => e["Threat Name"] == "x" && e.data.Level == 2)));
                    console.log(String(open("a.jsonl").etw("P").where(Size > 3)));
                    console.log(String(procs.now().where(uid == 0)));
                    """);
            bench.settle();
            assertThat(bench.lines())
                    .containsExactly(
                            "etw(\"P\").where(data[\"Threat Name\"] == \"x\" && data.Level == 2)",
                            "open(\"a.jsonl\").etw(\"P\").where(Size > 3)",
                            "procs.now().where(uid == 0)");
        }
    }
}
