package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.AlertWriter;
import dev.ringside.runtime.script.alert.Level;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsTest {
    private static final String HEADER =
            "// ringside: title=\"A shell\" level=high technique=T1059.004,T1204 tags=a,b\n// ringside: id=shell\n";

    @Test
    void an_alert_says_what_the_header_says() {
        assertThat(json(HEADER + "procs.alert()"))
                .isEqualTo(
                        "{\"time\":\"2026-01-01T00:00:01.000000000Z\",\"host\":\"web1\",\"rule\":\"shell\",\"title\":\"A shell\","
                                + "\"level\":\"high\",\"techniques\":[\"T1059.004\",\"T1204\"],\"tags\":[\"a\",\"b\"],"
                                + "\"event\":{\"time\":\"2026-01-01T00:00:01.000000000Z\",\"stream\":\"procs\",\"host\":\"web1\",\"os\":\"linux\","
                                + "\"name\":\"sh\"},\"source\":\"synthetic\",\"script\":\"test.js\"}");
    }

    @Test
    void what_is_exported_as_the_rule_wins() {
        Alert alert = alert(HEADER
                + "export const rule = {title: 'Mine', level: 'low', technique: ['T1'], references: ['https://a']};"
                + " procs.alert()");
        assertThat(alert.rule()).isEqualTo("shell");
        assertThat(alert.title()).isEqualTo("Mine");
        assertThat(alert.level()).isEqualTo(Level.LOW);
        assertThat(alert.techniques()).containsExactly("T1");
        assertThat(alert.tags()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "it ran"                                        | it ran
                    e => `${e.name} ran`                            | sh ran
                    {message: "it ran"}                             | it ran
                    {message: e => e.name + " ran"}                 | sh ran
                    e => ({message: e.name + " ran"})               | sh ran
                    e => ({message: f => f.name + " ran"})          | sh ran
                    """)
    void its_message_is_a_text_or_made_of_the_row(String what, String message) {
        assertThat(alert("procs.alert(" + what + ")").message()).isEqualTo(message);
    }

    @Test
    void every_part_may_be_said_for_one_alert() {
        Alert alert = alert(
                "procs.alert({title: e => e.name, level: 'critical', technique: 'T1, T2', tags: ['x'], rule: 'other'})");
        assertThat(alert.title()).isEqualTo("sh");
        assertThat(alert.level()).isEqualTo(Level.CRITICAL);
        assertThat(alert.techniques()).containsExactly("T1", "T2");
        assertThat(alert.tags()).containsExactly("x");
        assertThat(alert.rule()).isEqualTo("other");
    }

    @Test
    void a_script_may_raise_one_whenever_it_likes() {
        try (Bench bench = new Bench()) {
            bench.load(
                    "alert('first'); const seen = []; procs.on(e => { seen.push(e);"
                            + " if (seen.length == 2) { alert('both', e); alert({title: 'T', level: 'high', event: seen[0], events: seen}) } })");
            bench.emit(sh(1));
            bench.emit(sh(2));
            List<Alert> alerts = bench.alerts();
            assertThat(alerts).extracting(Alert::message).containsExactly("first", "both", "");
            assertThat(alerts.get(0).event()).isEmpty();
            assertThat(alerts.get(1).time()).isEqualTo(1_767_225_602_000_000_000L);
            assertThat(alerts.get(2).time()).isEqualTo(1_767_225_601_000_000_000L);
            assertThat(alerts.get(2).events()).hasSize(2);
            assertThat(alerts.get(2).host()).contains("web1");
        }
    }

    @Test
    void an_alert_carries_the_events_that_led_to_it() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    procs.groupBy(name).count().where(count > 1).alert(e => `${e.count} of ${e.name}`);
                    sequence({by: "name", within: "1m"}, procs.where(pid == 1), procs.where(pid == 2)).alert();
                    """);
            bench.emit(sh(1).set("pid", 1));
            bench.emit(sh(2).set("pid", 2));
            bench.end(script);
            assertThat(bench.alerts()).hasSize(2).allSatisfy(alert -> {
                assertThat(alert.events()).extracting(AlertsTest::pid).containsExactly(1L, 2L);
                assertThat(alert.host()).contains("web1");
            });
            String sequence = json(bench.alerts().getFirst());
            assertThat(sequence).containsOnlyOnce("\"events\":");
        }
    }

    @Test
    void alike_ones_are_suppressed() {
        try (Bench bench = new Bench()) {
            bench.load("procs.suppress('10m', name).alert(e => e.name)");
            for (int second = 0; second < 1200; second += 120) {
                bench.emit(sh(second));
            }
            assertThat(bench.alerts()).hasSize(2);
        }
    }

    @Test
    void a_flood_is_cut_off_and_said() {
        try (Bench bench = new Bench(ScriptOptions.REPLAY.withAlertsPerMinute(5))) {
            Script script = bench.load("procs.alert()");
            for (int i = 0; i < 15; i++) {
                bench.emit(sh(i));
            }
            bench.emit(sh(61));
            assertThat(bench.alerts()).hasSize(6);
            assertThat(bench.lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("1 alerts were left out: there were more than 5 in a minute");
            assertThat(script.stats().suppressed()).isEqualTo(10);
            assertThat(script.stats().alerts()).isEqualTo(6);
            assertThat(script.alerts(Level.HIGH)).isZero();
        }
    }

    @Test
    void what_is_no_alert_is_refused() {
        try (Bench bench = new Bench()) {
            assertThat(bench.refused("procs.alert({levle: 'high'})").message()).isEqualTo("an alert has no 'levle'");
            assertThat(bench.refused("procs.alert({level: 'hihg'})").message()).isEqualTo("there is no level 'hihg'");
            assertThat(bench.refused("procs.alert(5)").message()).isEqualTo("an alert cannot be made of 5");
            bench.load("procs.alert(e => ({level: e.name}))");
            bench.emit(sh(1));
            assertThat(bench.failures()).containsExactly("there is no level 'sh'");
        }
    }

    @Test
    void what_is_wrong_with_the_rule_is_refused() {
        try (Bench bench = new Bench()) {
            var wrong = bench.refused("// ringside: level=hihg\n1");
            assertThat(wrong.message()).isEqualTo("there is no level 'hihg'");
            assertThat(Bench.pointedAt(wrong)).isEqualTo("hihg");
            assertThat(bench.refused("export const rule = {titel: 'x'}").message())
                    .isEqualTo("a rule has no 'titel'");
        }
    }

    private static EventBuilder sh(double second) {
        return Bench.proc(second, "sh").set("host", "web1");
    }

    private static long pid(Event event) {
        return event.number(event.stream().field("pid").slot());
    }

    /** The alert that a script raises for one event. */
    private static Alert alert(String text) {
        try (Bench bench = new Bench()) {
            bench.load(text);
            bench.emit(sh(1));
            assertThat(bench.failures()).isEmpty();
            return bench.alerts().getFirst();
        }
    }

    private static String json(String text) {
        return json(alert(text));
    }

    private static String json(Alert alert) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new AlertWriter(out, Names.RINGSIDE).write(alert);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
