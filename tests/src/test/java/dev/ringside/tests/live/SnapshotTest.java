package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is now, asked with {@code now()}. */
@NeedsKernel
class SnapshotTest {
    private static final long TICK_NANOS = 10_000_000;
    /** Where an event is from and when it happened, which a snapshot knows by the clock's ticks. */
    private static final Set<String> ITS_OWN = Set.of("time", "seq", "startTime", "ancestors");

    @TempDir
    Path directory;

    @Test
    void aProcessIsThereWithAllThatItsStartToldAndNothingElse() throws Exception {
        Path program = sleeper();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Process process = new ProcessBuilder(program.toString(), "600", "0")
                    .directory(directory.toFile())
                    .start();
            try {
                Event start = starts.await(1).getFirst();
                Event there = only(feed, "procs.now().where(pid == " + process.pid() + ")");

                for (Field field : start.stream().fields()) {
                    if (!ITS_OWN.contains(field.name())) {
                        assertThat(value(there, field)).as(field.name()).isEqualTo(value(start, field));
                    }
                }
                assertThat(LiveQuery.number(there, "startTime"))
                        .isBetween(
                                LiveQuery.number(start, "startTime") - 2 * TICK_NANOS,
                                LiveQuery.number(start, "startTime") + 2 * TICK_NANOS);
                assertThat(LiveQuery.number(there, "time")).isEqualTo(LiveQuery.number(there, "startTime"));
                assertThat(LiveQuery.ancestors(there))
                        .extracting(ancestor -> LiveQuery.text(ancestor, "guid"))
                        .startsWith(LiveQuery.text(start, "parentGuid"));
                assertThat(LiveQuery.ancestors(there).getFirst()).satisfies(parent -> {
                    Event above = LiveQuery.ancestors(start).getFirst();
                    for (String field : List.of("pid", "uid", "guid", "name", "image", "cmdline", "user")) {
                        Field known = parent.stream().field(field);
                        assertThat(value(parent, known)).as(field).isEqualTo(value(above, known));
                    }
                });
            } finally {
                process.destroyForcibly().waitFor();
            }
            assertThat(rows(feed, "procs.now().where(pid == " + process.pid() + ")"))
                    .isEmpty();
        }
    }

    @Test
    void processesAreGroupedSortedAndJoined() throws Exception {
        Path program = sleeper();
        Process process = new ProcessBuilder(program.toString(), "600").start();
        try (LinuxFeed feed = new LinuxFeed()) {
            String name = "\"" + program.getFileName() + "\"";
            Event count = only(feed, "procs.now().groupBy(name).count().where(name == " + name + ")");
            assertThat(LiveQuery.number(count, "count")).isEqualTo(1);

            List<Event> times = rows(feed, "procs.now()");
            assertThat(times)
                    .extracting(event -> LiveQuery.number(event, "time"))
                    .isSorted();
            assertThat(times)
                    .extracting(event -> LiveQuery.number(event, "pid"))
                    .contains(1L, process.pid());

            try (LiveQuery joined = new LiveQuery(
                    feed,
                    "exits.where(name == " + name + ").join(procs.now(), {by: \"guid\", within: \"365d\"})"
                            + ".select(signal, right.args)")) {
                await().until(SnapshotTest::isTaken);
                process.destroyForcibly().waitFor();
                Event row = joined.await(1).getFirst();
                assertThat(LiveQuery.number(row, "signal")).isEqualTo(9);
                assertThat(row.list(row.stream().field("right.args").slot()))
                        .containsExactly(program.toString(), "600");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pid == 1",
                "name == \"bash\" || name.startsWith(\"there-\")",
                "parent == \"java\" && uid == 0",
                "image.endsWith(\"/java\")",
                "ppid == 2",
                "cmdline.contains(\"600\") && euid == 0",
                "ancestors.some(name == \"java\") && !name.startsWith(\"k\")",
                "tty == null && cwd == \"/\"",
                "(caps & 1) != 0 && session == null"
            })
    void whatTheKernelLetsThroughIsWhatProcTellsOf(String predicate) throws Exception {
        Path program = sleeper();
        Process process = new ProcessBuilder(program.toString(), "600").start();
        try (LinuxFeed feed = new LinuxFeed()) {
            EventPredicate meant = Predicates.interpret(new QueryParser(Schema.standard())
                    .predicate(predicate, "query", Schema.standard().stream("procs")));
            // What is there before and after was there meanwhile; others come and go.
            List<Event> before = rows(feed, "procs.now()");
            List<Event> found = rows(feed, "procs.now().where(" + predicate + ")");
            Set<String> after = guids(rows(feed, "procs.now()"));
            Set<String> expected = guids(before.stream().filter(meant::test).toList());
            expected.retainAll(after);

            assertThat(guids(found)).containsAll(expected);
            assertThat(found).allMatch(meant::test);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Set<String> guids(List<Event> events) {
        return events.stream()
                .map(event -> LiveQuery.text(event, "guid"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether what was there has been given: who ends sooner was not there. */
    private static boolean isTaken() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("ringside-snapshot"));
    }

    private Path sleeper() throws IOException {
        Path program = Programs.unique(directory, "there").toRealPath();
        Files.copy(Path.of("/bin/sleep").toRealPath(), program, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static Event only(LinuxFeed feed, String query) {
        List<Event> rows = rows(feed, query);
        assertThat(rows).as(query).hasSize(1);
        return rows.getFirst();
    }

    /** All rows of a query that ends by itself. */
    private static List<Event> rows(LinuxFeed feed, String query) {
        try (LiveQuery running = new LiveQuery(feed, query)) {
            return running.awaitEnd();
        }
    }

    private static Object value(Event event, Field field) {
        int slot = field.slot();
        if (!event.has(slot)) {
            return "missing";
        }
        return switch (field.type().storage()) {
            case NUMBER -> event.number(slot);
            case TEXT -> String.valueOf(event.text(slot));
            case LIST -> String.valueOf(event.list(slot));
            case DECIMAL, ADDRESS, PROCESSES, EVENTS -> FieldType.TEXT;
        };
    }
}
