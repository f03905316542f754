package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that take all memory there is, in a virtual machine of their own that has little. */
class MemoryTest {
    private static final int EVENTS = 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const all = []; for (;;) all.push(new Array(1000).fill(7.5))",
                "const all = []; for (;;) all.push(new Uint8Array(1e7))",
                "const all = new Map(); for (let i = 0; ; i++) all.set(i, 'x' + i)",
                "let s = 'x'.repeat(2 ** 29); for (let i = 0; i < 9; i++) s = (s + i).slice(1); s.indexOf('y')",
            })
    void who_takes_all_memory_is_stopped_while_another_script_loses_nothing(String bomb) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryTest.class.getName(),
                        bomb)
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("good: all of " + EVENTS + ", 0 dropped").contains("bad: FAILED RS0502");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs a script that handles every event beside one that takes all memory. */
    public static void main(String[] arguments) {
        try (Bench bench = new Bench(
                ScriptOptions.LIVE.withBudget(Duration.ofSeconds(60)).withRestarts(0, Duration.ofMillis(1)))) {
            Script good = bench.load(
                    "good.js", "let n = 0; procs.on(e => { n++; if (n == " + EVENTS + ") console.log('all') })");
            Script bad = bench.load("bad.js", "procs.where(pid == 1).on(e => { " + arguments[0] + " })");
            for (int pid = 1; pid < EVENTS; pid++) {
                bench.feed.emit(Bench.proc(pid, "x").set("pid", pid).build());
            }
            Bench.await(() -> bad.state() == Script.State.FAILED);
            bench.feed.emit(Bench.proc(EVENTS, "x").build());
            good.settle();
            System.out.println("good: " + String.join(" ", bench.lines()) + " of " + EVENTS + ", "
                    + good.stats().dropped() + " dropped");
            for (ScriptEvent event : bench.events) {
                if (event instanceof ScriptEvent.Stopped stopped) {
                    System.out.println("bad: " + bad.state() + " "
                            + stopped.diagnostics().getFirst().code().id());
                }
            }
        }
    }
}
