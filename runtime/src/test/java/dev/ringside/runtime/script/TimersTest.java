package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimersTest {
    @Test
    void on_a_recording_time_is_that_of_the_events() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    const seconds = () => Date.now() / 1000 % 60;
                    every("2s", () => console.log("every", seconds()));
                    after("3500ms", () => console.log("after", seconds(), new Date().toISOString()));
                    procs.on(e => console.log(e.name, seconds()));
                    """);
            bench.emit(Bench.proc(10, "a"));
            bench.emit(Bench.proc(11, "b"));
            bench.emit(Bench.proc(14, "c"));
            bench.end(script);
            assertThat(bench.lines())
                    .containsExactly(
                            "a 10", "b 11", "every 12", "after 13.5 2026-01-01T00:00:13.500Z", "every 14", "c 14");
        }
    }

    @Test
    void what_waits_for_one_time_is_called_when_a_recording_ends() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    procs.on(e => {
                        after("1h", () => { console.log("late", new Date().toISOString()); after("1s", () => console.log("never")) });
                        after("1m", () => console.log("soon"));
                        every("1m", () => console.log("never"));
                    });
                    """);
            bench.emit(Bench.proc(0, "a"));
            bench.end(script);
            assertThat(bench.lines()).containsExactly("soon", "late 2026-01-01T01:00:00.000Z");
        }
    }

    @Test
    void a_timer_can_be_stopped_also_from_within() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    let n = 0;
                    const t = every("1s", () => { console.log(++n); if (n == 2) t.stop() });
                    after("1s", () => console.log("not this")).stop();
                    procs.on(e => {});
                    """);
            bench.emit(Bench.proc(1, "a"));
            bench.emit(Bench.proc(60, "a"));
            bench.end(script);
            assertThat(bench.lines()).containsExactly("1", "2");
        }
    }

    @Test
    void live_time_is_the_clock_and_a_script_with_nothing_left_to_do_is_over() {
        try (Bench bench = new Bench(ScriptOptions.LIVE)) {
            Script script = bench.load("""
                    let n = 0;
                    const t = every("20ms", () => { if (++n == 3) { t.stop(); after("10ms", () => console.log(Date.now() > 1e12)) } });
                    """);
            script.ended().join();
            assertThat(bench.lines()).containsExactly("true");
            assertThat(script.state()).isEqualTo(Script.State.ENDED);
        }
    }

    @Test
    void chance_is_the_same_in_every_replay() {
        String first = random();
        assertThat(random()).isEqualTo(first);
    }

    private static String random() {
        try (Bench bench = new Bench()) {
            bench.load("console.log([1, 2, 3].map(Math.random))");
            return bench.lines().getFirst();
        }
    }

    @Test
    void lengths_of_time_are_texts() {
        try (Bench bench = new Bench()) {
            assertThat(bench.refused("every(10, () => {})").message()).isEqualTo("10 is no length of time");
            assertThat(bench.refused("after('soon', () => {})").message()).isEqualTo("soon is no length of time");
            assertThat(bench.refused("after('1s')").message())
                    .isEqualTo("TypeError: after takes a function: after(\"10s\", () => console.log(\"tick\"))");
        }
    }
}
