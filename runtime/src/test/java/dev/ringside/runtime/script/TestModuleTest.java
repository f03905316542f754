package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestModuleTest {
    @Test
    void a_script_makes_events_for_itself_and_sees_no_others() {
        try (Bench bench = new Bench(ScriptOptions.LIVE)) {
            Script script = bench.load("""
                    import {alerts, emit, end, event, settled} from "ringside:test";
                    procs.where(name == "nc").alert(e => `${e.user} runs nc`);
                    procs.groupBy(name).count().on(e => console.log(e.name, e.count));
                    const first = emit("procs", {name: "nc", user: "ada", pid: 7});
                    emit(event("procs", {Image: "/bin/sh", name: "sh", time: "2027-01-01T00:00:00Z"}));
                    console.log(first.pid, String(first.time));
                    await settled();
                    console.log(alerts().length, alerts()[0].message, alerts()[0].event.pid);
                    end();
                    """);
            bench.emit(Bench.proc(1, "nc"));
            script.ended().join();
            assertThat(bench.lines())
                    .containsExactly("7 2026-01-01T00:00:00.000000000Z", "1 ada runs nc 7", "nc 1", "sh 1");
        }
    }

    @Test
    void its_time_is_that_of_its_events() {
        try (Bench bench = new Bench(ScriptOptions.LIVE)) {
            Script script = bench.load("""
                    import {advance, emit, end, settled} from "ringside:test";
                    const at = () => new Date().toISOString().slice(14, 19);
                    procs.on(e => { console.log("proc", at()); after("30s", () => console.log("after", at())) });
                    emit("procs");
                    emit("procs");
                    advance("1m");
                    await settled();
                    end();
                    """);
            script.ended().join();
            assertThat(bench.lines()).containsExactly("proc 00:00", "proc 00:01", "after 00:30", "after 00:31");
        }
    }

    @Test
    void what_is_no_event_is_refused() {
        try (Bench bench = new Bench()) {
            String start = "import {advance, emit, event} from 'ringside:test'; ";
            assertThat(bench.refused(start + "emit('procz')").message()).isEqualTo("there is no stream 'procz'");
            assertThat(bench.refused(start + "emit('procs', {pid: 'x'})").message())
                    .startsWith("this is no event of procs: ");
            assertThat(bench.refused(start + "emit({})").message()).isEqualTo("this is no event");
            assertThat(bench.refused(start + "advance('soon')").message()).isEqualTo("soon is no length of time");
        }
    }
}
