package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class AncestorsTest {
    private static final String BASH = real("/bin/bash");
    private static final String DASH = real("/bin/dash");
    private static final String JAVA =
            real(ProcessHandle.current().info().command().orElseThrow());
    private static final int LEVELS = 32;

    @TempDir
    Path directory;

    @Test
    void aChainOfShellsIsThereUpToTheFirstProcess() throws Exception {
        Path program = Programs.unique(directory, "chain");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")");
                LiveQuery ends = new LiveQuery(feed, "exits.where(name == \"" + program.getFileName() + "\")")) {
            Process shells = new ProcessBuilder(
                            "bash", "-c", "bash -c 'dash -c \"" + program + " one; read line; true\"; true'; true")
                    .start();

            Event start = starts.await(1).getFirst();
            shells.outputWriter().append('\n').close();
            assertThat(shells.waitFor()).isZero();
            List<Event> chain = LiveQuery.ancestors(start);
            List<Long> above = aboveThisProcess();
            assertThat(chain).hasSize(4 + above.size());
            assertThat(chain.subList(0, 4).stream().map(one -> LiveQuery.text(one, "image")))
                    .containsExactly(DASH, BASH, BASH, JAVA);
            assertThat(chain.subList(0, 3).stream().map(one -> LiveQuery.text(one, "cmdline")))
                    .containsExactly(
                            "dash -c " + program + " one; read line; true",
                            "bash -c dash -c \"" + program + " one; read line; true\"; true",
                            "bash -c bash -c 'dash -c \"" + program + " one; read line; true\"; true'; true");
            assertThat(pids(chain.subList(4, chain.size()))).isEqualTo(above);
            assertLinked(start, chain);
            assertThat(chain).allSatisfy(one -> {
                assertThat(LiveQuery.number(one, "uid")).isZero();
                assertThat(LiveQuery.text(one, "user")).isEqualTo("root");
                assertThat(LiveQuery.text(one, "guid")).isNotEmpty();
            });
            assertThat(LiveQuery.has(chain.getLast(), "ppid")).isFalse();
            assertThat(LiveQuery.has(start, "truncated")).isFalse();
            Event end = ends.await(1).getFirst();
            assertThat(guids(LiveQuery.ancestors(end))).isEqualTo(guids(chain));
        }
    }

    @Test
    void theChainOfAnOrphanGoesThroughThoseThatForkedItAlsoWhenTheyAreGone() throws Exception {
        Path program = Programs.unique(directory, "orphan");
        Path ready = directory.resolve("ready");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            // Both shells above the program are gone when it starts, and the one above those is older than the watch.
            Process shell = new ProcessBuilder(
                            "bash",
                            "-c",
                            "( (until [ -e " + ready + " ]; do read -t 0.01 < /dev/zero; done; exec setsid " + program
                                    + ") & echo $BASHPID; exit 0)")
                    .start();
            long middle = Long.parseLong(shell.inputReader().readLine());
            assertThat(shell.waitFor()).isZero();
            Files.createFile(ready);

            Event event = query.await(1).getFirst();
            List<Event> chain = LiveQuery.ancestors(event);
            assertThat(pids(chain).subList(0, 3))
                    .containsExactly(
                            middle, shell.pid(), ProcessHandle.current().pid());
            assertThat(chain.subList(0, 3).stream().map(one -> LiveQuery.text(one, "name")))
                    .containsExactly("bash", "bash", Path.of(JAVA).getFileName().toString());
            assertThat(chain.subList(0, 2)).noneMatch(one -> LiveQuery.has(one, "image"));
            assertThat(LiveQuery.text(chain.get(2), "image")).isEqualTo(JAVA);
            assertThat(pids(chain.subList(3, chain.size()))).isEqualTo(aboveThisProcess());
            assertLinked(event, chain);
            assertThat(LiveQuery.has(event, "truncated")).isFalse();
        }
    }

    @Test
    void commandLinesAreThoseOfTheProgramThatRanAtTheTime() throws Exception {
        Path program = Programs.unique(directory, "line");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            String first = "bash -c " + program + " 1; read line; exec dash -c '" + program + " 2; read line; true'";
            Process shell = new ProcessBuilder("bash", "-c", first.substring("bash -c ".length())).start();
            query.await(1);
            shell.outputWriter().append('\n').flush();
            List<Event> events = query.await(2);
            shell.outputWriter().append('\n').close();
            assertThat(shell.waitFor()).isZero();

            assertThat(events.stream().map(event -> LiveQuery.text(event, "parentCmdline")))
                    .containsExactly(first, "dash -c " + program + " 2; read line; true");
            assertThat(events.stream()
                            .map(event ->
                                    LiveQuery.text(LiveQuery.ancestors(event).getFirst(), "cmdline")))
                    .isEqualTo(events.stream()
                            .map(event -> LiveQuery.text(event, "parentCmdline"))
                            .toList());
        }
    }

    @Test
    void aPredicateMayAskAboutThem() throws IOException {
        Path program = Programs.unique(directory, "asked");
        Path above = directory.toRealPath().resolve(program.getFileName() + "-above");
        Files.copy(Path.of(BASH), above);
        assertThat(above.toFile().setExecutable(true)).isTrue();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, below("name.startsWith(\"asked-\")", "image == \"" + above + "\" && uid == 0"));
                LiveQuery all = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run(
                    program + " 1; " + above + " -c 'dash -c \"" + program + " 2; true\"; true'; " + program + " 3");

            assertThat(LiveQuery.lastArguments(all.await(3))).containsExactly("1", "2", "3");
            assertThat(LiveQuery.lastArguments(query.end())).containsExactly("2");
        }
    }

    @Test
    void aChainThatIsTooLongIsCutAndMarked() {
        Path program = Programs.unique(directory, "deep");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            // Each shell starts the next one.
            Programs.run("export NEXT='if [ $0 -gt 0 ]; then bash -c \"$NEXT\" $(($0 - 1)); else " + program
                    + "; fi; true'; bash -c \"$NEXT\" 40");

            Event event = query.await(1).getFirst();
            List<Event> chain = LiveQuery.ancestors(event);
            assertThat(chain).hasSize(LEVELS);
            assertThat(chain)
                    .allSatisfy(one -> assertThat(LiveQuery.text(one, "image")).isEqualTo(BASH));
            assertLinked(event, chain);
            assertThat(LiveQuery.number(event, "truncated")).isEqualTo(1);
        }
    }

    @Test
    void longPathsNeverPushAProcessOutOfTheChain() throws IOException {
        Path program = Programs.unique(directory, "long");
        Path deep = directory.toRealPath();
        for (int i = 0; i < 10; i++) {
            deep = deep.resolve("d".repeat(250));
        }
        Files.createDirectories(deep);
        Path shell = deep.resolve("s".repeat(255));
        Files.copy(Path.of(BASH), shell);
        assertThat(shell.toFile().setExecutable(true)).isTrue();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run("export NEXT='if [ $0 -gt 0 ]; then \"$SHELL\" -c \"$NEXT\" $(($0 - 1)); else " + program
                    + "; fi; true' SHELL=" + shell + "; \"$SHELL\" -c \"$NEXT\" 40");

            List<Event> chain = LiveQuery.ancestors(query.await(1).getFirst());
            assertThat(chain).hasSize(LEVELS);
            assertThat(chain)
                    .allSatisfy(one -> assertThat(LiveQuery.text(one, "name"))
                            .isEqualTo(shell.getFileName().toString()));
            assertThat(LiveQuery.text(chain.getFirst(), "image")).isEqualTo(shell.toString());
            assertThat(LiveQuery.has(chain.getFirst(), "truncated")).isFalse();
            assertThat(LiveQuery.has(chain.getLast(), "image")).isFalse();
            assertThat(LiveQuery.number(chain.getLast(), "truncated")).isEqualTo(1);
        }
    }

    @Test
    void noneOfFiveThousandProcessesIsLostWhenTheirAncestorsAreAskedFor() {
        int times = 5000;
        Path program = Programs.unique(directory, "storm");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query =
                        new LiveQuery(feed, below("name == \"" + program.getFileName() + "\"", "name == \"bash\""))) {
            Programs.storm(program, times);

            List<Event> events = query.end();
            Set<String> numbers =
                    IntStream.range(0, times).mapToObj(Integer::toString).collect(Collectors.toSet());
            assertThat(LiveQuery.lastArguments(events)).containsExactlyInAnyOrderElementsOf(numbers);
            assertThat(query.accounts().lost()).isZero();
            List<Long> above = new ArrayList<>(List.of(ProcessHandle.current().pid()));
            above.addAll(aboveThisProcess());
            assertThat(events).allSatisfy(event -> {
                List<Event> chain = LiveQuery.ancestors(event);
                assertThat(LiveQuery.text(chain.getFirst(), "image")).isEqualTo(BASH);
                assertThat(pids(chain.subList(1, chain.size()))).isEqualTo(above);
            });
        }
    }

    /** Process starts of which both that and something about one of the ancestors is true. */
    private static Query below(String predicate, String ancestor) {
        QueryParser parser = new QueryParser(Schema.standard());
        Query query = parser.query("procs.where(" + predicate + ")", "query");
        Field ancestors = query.stream().field("ancestors");
        List<Operator> operators = new ArrayList<>(query.operators());
        operators.add(new Operator.Where(
                new Predicate.Some(ancestors, parser.predicate(ancestor, "ancestor", Schema.process()))));
        return new Query(query.source(), operators);
    }

    /** Each says of the one behind it what that one says of itself. */
    private static void assertLinked(Event event, List<Event> chain) {
        Event below = event;
        for (Event one : chain) {
            assertThat(LiveQuery.number(below, "ppid")).isEqualTo(LiveQuery.number(one, "pid"));
            assertThat(LiveQuery.text(below, "parentGuid")).isEqualTo(LiveQuery.text(one, "guid"));
            assertThat(LiveQuery.text(below, "parent")).isEqualTo(LiveQuery.text(one, "name"));
            assertThat(LiveQuery.has(below, "parentImage")).isEqualTo(LiveQuery.has(one, "image"));
            assertThat(LiveQuery.text(below, "parentUser")).isEqualTo(LiveQuery.text(one, "user"));
            assertThat(LiveQuery.number(below, "startTime")).isGreaterThanOrEqualTo(LiveQuery.number(one, "startTime"));
            below = one;
        }
    }

    private static List<Long> pids(List<Event> processes) {
        return processes.stream().map(one -> LiveQuery.number(one, "pid")).toList();
    }

    private static List<String> guids(List<Event> processes) {
        return processes.stream().map(one -> LiveQuery.text(one, "guid")).toList();
    }

    /** The pids of the processes above this one, nearest first. */
    private static List<Long> aboveThisProcess() {
        List<Long> above = new ArrayList<>();
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        while (parent.isPresent()) {
            above.add(parent.get().pid());
            parent = parent.get().parent();
        }
        return above;
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
