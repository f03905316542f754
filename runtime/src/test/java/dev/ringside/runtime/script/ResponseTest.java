package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.feed.linux.RunningProcess;
import dev.ringside.runtime.feed.windows.WindowsProcess;
import dev.ringside.runtime.source.Feeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static final String KILL = "procs.on(e => console.log(kill(e)))";
    private static final ScriptOptions ALLOWED = ScriptOptions.LIVE.withPermissions(Permissions.parse(List.of("kill")));

    @Test
    void a_script_ends_no_process_unless_that_is_allowed() throws Exception {
        Process child = waiting();
        try (Bench bench = new Bench(ScriptOptions.LIVE)) {
            bench.load(KILL);
            emit(bench, child.pid(), guid(child.pid()));
            assertThat(bench.failures()).containsExactly("this script may not end processes");
            assertThat(((ScriptEvent.Failed) bench.events.getFirst())
                            .diagnostics()
                            .getFirst()
                            .hints())
                    .containsExactly("allow it when you start it: --allow kill");
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void the_process_of_an_event_is_ended_and_no_other_that_has_its_pid() throws Exception {
        assumeTrue(Feeds.isLinux() || Feeds.isWindows(), "processes are ended on Linux and Windows only");
        Process child = waiting();
        try (Bench bench = new Bench(ALLOWED)) {
            bench.load(KILL);
            String guid = guid(child.pid());
            // The same process as a boot or a second earlier, and another machine's, would have it.
            emit(bench, child.pid(), guid.replaceFirst("-....-", "-ffff-"));
            emit(bench, child.pid(), "00000000" + guid.substring(8));
            assertThat(child.isAlive()).isTrue();
            emit(bench, child.pid(), guid);
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            emit(bench, child.pid(), guid);
            assertThat(bench.lines()).containsExactly("false", "false", "true", "false");
            assertThat(bench.failures()).isEmpty();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void what_is_no_process_to_end_is_refused() {
        try (Bench bench = new Bench(ALLOWED)) {
            assertThat(bench.refused("kill(1)").message()).isEqualTo("kill takes an event");
            bench.load(KILL);
            bench.emit(Bench.proc(1, "x"));
            emit(bench, 1, "guid");
            emit(bench, ProcessHandle.current().pid(), "guid");
            assertThat(bench.failures())
                    .containsExactly(
                            "the event does not say which process it is about",
                            "process 1 is not one to end",
                            "process " + ProcessHandle.current().pid() + " is not one to end");
        }
    }

    @Test
    void permissions_are_written_as_the_option_takes_them() {
        Permissions permissions =
                Permissions.parse(List.of("read=/a/../b", "write=/c", "kill", "env=HOME", "env=PATH"));
        assertThat(permissions.read()).containsExactly(Path.of("/b").toAbsolutePath());
        assertThat(permissions.write()).containsExactly(Path.of("/c").toAbsolutePath());
        assertThat(permissions.kill()).isTrue();
        assertThat(permissions.environment()).containsExactlyInAnyOrder("HOME", "PATH");
        for (String wrong : List.of("write", "write=", "read=", "read", "kill=1", "net", "")) {
            assertThat(catchThrowableOfType(RingsideException.class, () -> Permissions.parse(List.of(wrong)))
                            .diagnostics()
                            .getFirst()
                            .hints())
                    .as(wrong)
                    .containsExactly("write --allow read=DIR, --allow write=DIR, --allow kill or --allow env=NAME");
        }
    }

    /** A process that does nothing until its end. */
    private static Process waiting() throws IOException {
        return (Feeds.isWindows() ? new ProcessBuilder("cmd") : new ProcessBuilder("sleep", "600")).start();
    }

    private static String guid(long pid) {
        return Feeds.isWindows() ? WindowsProcess.guid(pid) : RunningProcess.guid(pid);
    }

    private static void emit(Bench bench, long pid, String guid) {
        bench.emit(Bench.proc(1, "x").set("pid", pid).set("guid", guid));
    }
}
