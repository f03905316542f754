package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel decides about the processes above one is what the event's own list of them says. */
@NeedsKernel
class AncestorFiltersTest {
    private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
    private static final String WAIT = "; do read -t 0.01 < /dev/zero; done; ";

    @TempDir
    Path temporary;

    private Path directory;
    private Path shell;
    private Path other;
    private Path program;

    @BeforeEach
    void copyPrograms() throws IOException {
        directory = temporary.toRealPath();
        shell = copy("/bin/bash", "sshd-" + MARK);
        other = copy("/bin/bash", "login-" + MARK);
        program = copy("/bin/touch", "touch-" + MARK);
    }

    @Test
    void whatIsDeliveredIsWhatTheEventsSay() throws Exception {
        List<String> predicates = List.of(
                "ancestor(\"sshd-" + MARK + "\")",
                "!ancestor(\"sshd-" + MARK + "\")",
                "ancestor([\"sshd-" + MARK + "\", \"login-" + MARK + "\"])",
                "ancestors.some(name.startsWith(\"sshd-\"))",
                "ancestors.some(name.endsWith(\"n-" + MARK + "\"))",
                "ancestors.some(name.contains(\"ogin\") && uid == 0)",
                "ancestors.some(name.contains(\"ogin\") && uid != 0)",
                "ancestors.some(image == \"" + shell + "\")",
                "!ancestors.some(image == \"" + shell + "\" || name == \"login-" + MARK + "\")",
                "ancestors.some(image.startsWith(\"" + directory + "/l\"))",
                "ancestors.some(name in " + manyNames() + ")",
                "ancestors.some(pid == " + ProcessHandle.current().pid() + " && name != \"bash\")",
                "ancestor(\"sshd-" + MARK + "\") && !ancestor(\"login-" + MARK + "\")",
                "uid == 1 || ancestor(\"login-" + MARK + "\") || ancestor(\"sshd-" + MARK + "\")");
        Map<String, LiveQuery> queries = new LinkedHashMap<>();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, "procs.where(pid > 1)")) {
            try {
                predicates.forEach(one -> queries.put(one, new LiveQuery(feed, "procs.where(" + one + ")")));
                Instant begin = Instant.now();
                runBelowShells();

                // Others may start processes while one query after the other begins, and ends.
                List<Event> events = all.end().stream()
                        .filter(event -> LiveQuery.number(event, "time") >= nanos(begin))
                        .toList();
                Set<String> known =
                        events.stream().map(AncestorFiltersTest::identity).collect(Collectors.toSet());
                queries.forEach((text, query) -> {
                    assertThat(query.isExact()).as(text).isTrue();
                    EventPredicate predicate = Predicates.interpret(new QueryParser(Schema.standard())
                            .predicate(text, "query", Schema.standard().stream("procs")));
                    assertThat(query.end().stream()
                                    .map(AncestorFiltersTest::identity)
                                    .filter(known::contains))
                            .as(text)
                            .containsExactlyElementsOf(events.stream()
                                    .filter(predicate::test)
                                    .map(AncestorFiltersTest::identity)
                                    .toList());
                });
                assertThat(touched(queries.values().iterator().next().events()))
                        .containsExactlyInAnyOrder("1", "2", "4", "6", "7");
            } finally {
                queries.values().forEach(LiveQuery::close);
            }
        }
    }

    /** The answers are remembered from one event of a process to the next, until somebody above is another. */
    @Test
    void whatIsRememberedOfAProcessIsForgottenWhenSomebodyAboveChanges() throws Exception {
        Path out = directory.resolve("out");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery below = new LiveQuery(
                        feed,
                        "files.where(op == \"create\" && path.startsWith(\"" + out + "\") && ancestor(\"sshd-" + MARK
                                + "\"))");
                LiveQuery others = new LiveQuery(
                        feed,
                        "files.where(op == \"create\" && path.startsWith(\"" + out + "\") && !ancestor(\"sshd-" + MARK
                                + "\"))")) {
            String child = "(echo > " + out + "1; echo > " + out + "2; " + until("a") + "echo > " + out + "3; echo > "
                    + out
                    + "4; " + until("b") + "echo > " + out + "5; echo > " + out + "6; " + until("c") + "echo > " + out
                    + "7)";
            // Bash, then the one that is looked for, then login, and then nobody any more; the process below stays.
            Process above = start(
                    Path.of("/bin/bash"),
                    child + " & " + until("out2") + "exec " + shell + " -c 'echo > " + directory + "/a; "
                            + until("out4") + "exec " + other + " -c \"echo > " + directory + "/b; " + until("out6")
                            + "true\"'");
            assertThat(above.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Files.createFile(directory.resolve("c"));
            await("out7");

            assertThat(below.isExact()).isTrue();
            assertThat(created(below.end())).containsExactly("out3", "out4");
            assertThat(created(others.end())).containsExactly("out1", "out2", "out5", "out6", "out7");
        }
    }

    @Test
    void whatDoesNotComeFromThereStaysInTheKernel() {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(ancestor(\"sshd-" + MARK + "\"))")) {
            Programs.run("for ((i = 0; i < 50; i++)); do " + program + " " + directory + "/out; done; " + shell
                    + " -c '" + program + " " + directory + "/in; true'");

            assertThat(touched(query.end())).containsExactly("in");
            assertThat(query.accounts().delivered()).isEqualTo(1);
            assertThat(query.accounts().filtered()).isGreaterThanOrEqualTo(51);
        }
    }

    @Test
    void aPidThatIsUsedAgainDoesNotChangeWhereAProcessComesFrom() throws Exception {
        Path sleep = copy("/bin/sleep", "again-" + MARK);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery below = new LiveQuery(feed, "procs.where(ancestor(\"sshd-" + MARK + "\"))");
                LiveQuery others = new LiveQuery(feed, "procs.where(ancestor(\"again-" + MARK + "\"))")) {
            Process above = start(shell, "(" + until("go") + "exec " + program + " " + directory + "/end) & exit 0");
            assertThat(above.waitFor()).isZero();
            // Another process gets the pid of the one that has ended, as far as nothing else on the machine comes
            // between.
            Process again = start(
                    Path.of("/bin/bash"),
                    "for ((i = 0; i < 200; i++)); do echo " + (above.pid() - 1) + " > /proc/sys/kernel/ns_last_pid; "
                            + sleep + " 60 & if [ $! = " + above.pid()
                            + " ]; then echo yes; read line; kill $!; exit 0; fi; kill $!; wait; done; echo no");
            assumeThat(again.inputReader().readLine()).isEqualTo("yes");
            Files.createFile(directory.resolve("go"));

            await("end");
            assertThat(touched(below.end())).containsExactly("end");
            assertThat(touched(others.end())).isEmpty();
            again.outputWriter().append('\n').close();
            assertThat(again.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Starts the program below shells of all kinds; each time it makes a file that is named by a number. */
    private void runBelowShells() throws Exception {
        String touch = program + " " + directory + "/";
        List<Process> shells = new ArrayList<>();
        shells.add(start(shell, touch + "1; true"));
        shells.add(start(shell, "bash -c '" + other + " -c \"" + touch + "2; true\"; true'; true"));
        shells.add(start(other, touch + "3; true"));
        // Executes the program that is looked for after it has forked, and another one.
        shells.add(start(
                Path.of("/bin/bash"),
                "(" + until("f4") + "exec " + touch + "4) & exec " + shell + " -c 'echo > " + directory + "/f4; "
                        + until("4") + "true'"));
        shells.add(start(
                shell,
                "(" + until("f5") + "exec " + touch + "5) & exec bash -c 'echo > " + directory + "/f5; " + until("5")
                        + "true'"));
        // Forks twice and ends.
        shells.add(start(shell, "( (" + until("f6") + "exec " + touch + "6) & exit 0)"));
        // Has one of them near and one too far away.
        shells.add(start(
                other,
                "export NEXT='if [ $0 -gt 0 ]; then bash -c \"$NEXT\" $(($0 - 1)); else " + shell + " -c \"" + touch
                        + "7; true\"; fi; true'; bash -c \"$NEXT\" 40"));
        for (Process one : shells) {
            assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        Files.createFile(directory.resolve("f6"));
        for (int i = 1; i <= 7; i++) {
            await(Integer.toString(i));
        }
    }

    private static Process start(Path shell, String script) throws IOException {
        return new ProcessBuilder(shell.toString(), "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String until(String file) {
        return "until [ -e " + directory.resolve(file) + " ]" + WAIT;
    }

    private void await(String file) {
        Awaitility.await().until(() -> Files.exists(directory.resolve(file)));
    }

    private Path copy(String original, String name) throws IOException {
        Path copy = directory.resolve(name);
        Files.copy(Path.of(original).toRealPath(), copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        return copy;
    }

    /** More than are compared one by one elsewhere. */
    private static String manyNames() {
        return IntStream.range(0, 20)
                .mapToObj(i -> "\"name" + i + "\", ")
                .collect(Collectors.joining("", "[", "\"login-" + MARK + "\"]"));
    }

    private List<String> touched(List<Event> events) {
        return events.stream()
                .filter(event -> LiveQuery.text(event, "image").equals(program.toString()))
                .map(event -> Path.of(LiveQuery.arguments(event).getLast())
                        .getFileName()
                        .toString())
                .toList();
    }

    private static List<String> created(List<Event> events) {
        return events.stream()
                .map(event ->
                        Path.of(LiveQuery.text(event, "path")).getFileName().toString())
                .toList();
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    private static String identity(Event event) {
        return LiveQuery.text(event, "guid") + " " + LiveQuery.number(event, "time") + " "
                + LiveQuery.text(event, "cmdline");
    }
}
