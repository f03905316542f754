package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class ProcessFieldsTest {
    private static final long NANOS = 1_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void aProcessAppearsOnceWithItsFields() throws Exception {
        Path program = Programs.unique(directory, "fields").toRealPath();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")");
                LiveQuery ends = new LiveQuery(feed, "exits.where(name == \"" + program.getFileName() + "\")")) {
            assertThat(starts.isExact()).isTrue();
            long before = now();
            Process process = new ProcessBuilder(program.toString(), "one", "two words")
                    .directory(directory.toFile())
                    .start();
            assertThat(process.waitFor()).isZero();
            long after = now();

            Event start = starts.await(1).getFirst();
            Path java = ProcessHandle.current()
                    .info()
                    .command()
                    .map(Path::of)
                    .orElseThrow()
                    .toRealPath();
            assertThat(LiveQuery.number(start, "pid")).isEqualTo(process.pid());
            assertThat(LiveQuery.number(start, "tid")).isEqualTo(process.pid());
            assertThat(LiveQuery.number(start, "ppid"))
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(LiveQuery.text(start, "image")).isEqualTo(program.toString());
            assertThat(LiveQuery.text(start, "name"))
                    .isEqualTo(program.getFileName().toString());
            assertThat(LiveQuery.text(start, "parentImage")).isEqualTo(java.toString());
            assertThat(LiveQuery.text(start, "parent"))
                    .isEqualTo(java.getFileName().toString());
            assertThat(LiveQuery.text(start, "parentCmdline")).contains("java");
            assertThat(LiveQuery.text(start, "cwd"))
                    .isEqualTo(directory.toRealPath().toString());
            assertThat(LiveQuery.text(start, "cmdline")).isEqualTo(program + " one two words");
            assertThat(LiveQuery.arguments(start)).containsExactly(program.toString(), "one", "two words");
            assertThat(LiveQuery.number(start, "argc")).isEqualTo(3);
            assertThat(LiveQuery.number(start, "uid")).isEqualTo(0);
            assertThat(LiveQuery.number(start, "euid")).isEqualTo(0);
            assertThat(LiveQuery.number(start, "gid")).isEqualTo(0);
            assertThat(LiveQuery.text(start, "user")).isEqualTo("root");
            assertThat(LiveQuery.number(start, "startTime")).isBetween(before, after);
            assertThat(LiveQuery.number(start, "time")).isBetween(LiveQuery.number(start, "startTime"), after);
            assertThat(LiveQuery.has(start, "truncated")).isFalse();

            Event end = ends.await(1).getFirst();
            assertThat(LiveQuery.number(end, "pid")).isEqualTo(process.pid());
            assertThat(LiveQuery.number(end, "exitCode")).isZero();
            assertThat(LiveQuery.has(end, "signal")).isFalse();
            assertThat(LiveQuery.text(end, "guid")).isEqualTo(LiveQuery.text(start, "guid"));
            assertThat(LiveQuery.text(end, "image")).isEqualTo(program.toString());
            assertThat(LiveQuery.number(end, "duration")).isBetween(1L, after - before);
            assertThat(starts.end()).hasSize(1);
            assertThat(ends.end()).hasSize(1);
        }
    }

    @Test
    void argumentsArriveByteForByte() throws IOException {
        Path program = Programs.unique(directory, "arguments");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run(
                    program
                            + " '' $'new\\nline' $'\\xff\\xfe raw' $'\\u00e9' '' \"$(head -c 20480 /dev/zero | tr '\\0' x)\" ''");
            Programs.run("exec -a '' " + program);

            List<Event> events = query.await(2);
            assertThat(LiveQuery.arguments(events.get(0)))
                    .containsExactly(
                            program.toString(), "", "new\nline", "\udcff\udcfe raw", "é", "", "x".repeat(20480), "");
            assertThat(LiveQuery.has(events.get(0), "truncated")).isFalse();
            assertThat(LiveQuery.arguments(events.get(1))).containsExactly("");
        }
    }

    @Test
    void aCommandLineThatIsTooLongIsCutAndMarked() {
        Path program = Programs.unique(directory, "long");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run(program + " \"$(head -c 40000 /dev/zero | tr '\\0' y)\"");

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.number(event, "truncated")).isEqualTo(1);
            assertThat(LiveQuery.text(event, "cmdline"))
                    .hasSize(32768)
                    .startsWith(program + " yyy")
                    .endsWith("yyy");
        }
    }

    @Test
    void endsTellTheExitCodeOrTheSignal() {
        Path program = Programs.unique(directory, "ends");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "exits.where(parent == \"bash\" && name == \"bash\")")) {
            Programs.run("(exec -a " + program.getFileName() + " bash -c 'exit 7'); (bash -c 'kill -TERM $$'); true");

            List<Event> ends = query.await(2);
            assertThat(ends).anySatisfy(end -> {
                assertThat(LiveQuery.number(end, "exitCode")).isEqualTo(7);
                assertThat(LiveQuery.has(end, "signal")).isFalse();
            });
            assertThat(ends).anySatisfy(end -> {
                assertThat(LiveQuery.number(end, "signal")).isEqualTo(15);
                assertThat(LiveQuery.has(end, "exitCode")).isFalse();
            });
        }
    }

    @Test
    void aProcessOfManyThreadsEndsOnceWhateverThreadIsLast() throws Exception {
        Path java = ProcessHandle.current().info().command().map(Path::of).orElseThrow();
        Path program = directory.resolve("Threads.java");
        Files.writeString(program, """
                class Threads {
                    public static void main(String[] arguments) throws Exception {
                        for (int i = 0; i < 20; i++) new Thread(() -> System.exit(5)).start();
                    }
                }
                """);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "exits.where(name == \"java\" && ppid == "
                                + ProcessHandle.current().pid() + ")")) {
            Process process = new ProcessBuilder(java.toString(), program.toString()).start();
            assertThat(process.waitFor()).isEqualTo(5);

            Event end = query.await(1).getFirst();
            assertThat(LiveQuery.number(end, "pid")).isEqualTo(process.pid());
            assertThat(LiveQuery.number(end, "exitCode")).isEqualTo(5);
            assertThat(query.end()).hasSize(1);
        }
    }

    @Test
    void aScriptIsToldApartFromItsInterpreter() throws IOException {
        Path script = directory.toRealPath().resolve("script");
        Files.writeString(script, "#!/bin/sh -e\nexit 0\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "procs.where(interpreter == \"/bin/sh\" && cwd == \"" + directory.toRealPath() + "\")")) {
            Programs.run("cd " + directory + " && ./script argument");

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.text(event, "exe")).isEqualTo(script.toString());
            assertThat(LiveQuery.text(event, "interpreter")).isEqualTo("/bin/sh");
            assertThat(LiveQuery.text(event, "image"))
                    .isEqualTo(Path.of("/bin/sh").toRealPath().toString());
            assertThat(LiveQuery.arguments(event)).containsExactly("/bin/sh", "-e", "./script", "argument");
        }
    }

    @Test
    void theParentOfAnOrphanIsTheProcessThatForkedIt() throws Exception {
        Path program = Programs.unique(directory, "orphan");
        Path ready = directory.resolve("ready");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            // The subshell starts the program only when its parent is gone and it belongs to another process.
            Process shell = new ProcessBuilder(
                            "bash",
                            "-c",
                            "parent=$$; (until [ -e " + ready + " ]; do read -t 0.01 < /dev/zero; done; exec " + program
                                    + ") & exit 0")
                    .start();
            assertThat(shell.waitFor()).isZero();
            Files.createFile(ready);

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.number(event, "ppid")).isEqualTo(shell.pid());
            assertThat(LiveQuery.text(event, "parent")).isEqualTo("bash");
            assertThat(LiveQuery.has(event, "parentImage")).isFalse();
        }
    }

    @Test
    void theParentMayBeOlderThanTheWatch() throws Exception {
        Path program = Programs.unique(directory, "child");
        Process shell = new ProcessBuilder("bash", "-c", "read; " + program + "; read; exit 0").start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> shell.info().command().orElse("").endsWith("bash"));
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "procs.where(parent == \"bash\" && name == \"" + program.getFileName() + "\")")) {
            shell.outputWriter().append('\n').flush();

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.number(event, "ppid")).isEqualTo(shell.pid());
            assertThat(LiveQuery.text(event, "parentCmdline")).startsWith("bash -c read;");
            assertThat(LiveQuery.text(event, "parentGuid")).isNotEmpty();
        } finally {
            shell.destroy();
        }
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }
}
