package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.Diagnosis;
import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class ReplaceTest {
    private static final int TIMES = 2000;

    @TempDir
    Path directory;

    @Test
    void complementaryFiltersLoseAndRepeatNothingWhileBothAreReplacedTwentyTimesASecond() throws Exception {
        Path program = Programs.unique(directory, "swap");
        String mine = "name == \"" + program.getFileName() + "\" && ";
        // Two ways to say the same, so that the union stays the whole, whichever of them is there at the moment.
        List<String> odd = List.of(
                mine + "cmdline.matches(/[13579]$/) && cmdline.contains(\"swap\")",
                mine
                        + "(cmdline.endsWith(\"1\") || cmdline.endsWith(\"3\") || cmdline.endsWith(\"5\") || cmdline.endsWith(\"7\") || cmdline.endsWith(\"9\"))");
        List<String> even = List.of(
                mine
                        + "!(cmdline.endsWith(\"1\") || cmdline.endsWith(\"3\") || cmdline.endsWith(\"5\") || cmdline.endsWith(\"7\") || cmdline.endsWith(\"9\"))",
                mine + "cmdline.matches(/[02468]$/)");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery odds = new LiveQuery(feed, "procs.where(" + odd.get(0) + ")");
                LiveQuery evens = new LiveQuery(feed, "procs.where(" + even.get(0) + ")");
                Swapping swapping = new Swapping(odds, odd, evens, even)) {
            Programs.storm(program, TIMES);
            swapping.end();

            List<String> expected =
                    IntStream.range(0, TIMES).mapToObj(Integer::toString).toList();
            assertThat(Stream.concat(LiveQuery.lastArguments(odds.end()), LiveQuery.lastArguments(evens.end())))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(odds.accounts().lost()).isZero();
        }
    }

    @Test
    void whateverStepTheKernelRefusesTheFilterBeforeStays() {
        Path program = Programs.compiled(directory, "refused", """
                close(creat("a", 0600));
                rename("a", "b");
                unlink("b");
                """);
        String run = "cd " + directory + " && " + program;
        String mine = " && name == \"" + program.getFileName() + "\"";
        String deletes = "op == \"delete\"" + mine;
        String more = "op in [\"delete\", \"rename\", \"write\"]" + mine + " && cmdline.contains(\"refused\")";
        // What the JVM loads the first time needs descriptors, too.
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "files.where(" + deletes + ")")) {
            query.replace(more);
            assertThat(new Diagnosis(Environment.read())
                            .of(new BtfException("none"))
                            .message())
                    .isNotEmpty();
        }
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "files.where(" + deletes + ")")) {
            int refusals = 0;
            while (isRefused(query, more, refusals)) {
                refusals++;
                Programs.run(run);
                query.await(refusals);
            }
            assertThat(refusals).isGreaterThan(3);
            Programs.run(run);

            assertThat(query.endAndBalance().stream().skip(refusals).map(event -> LiveQuery.text(event, "op")))
                    .containsExactly("write", "rename", "delete");
        }
    }

    /** @param descriptors how many the process may have beyond those that it has */
    private static boolean isRefused(LiveQuery query, String predicate, int descriptors) {
        try {
            DescriptorLimit.within(descriptors, () -> query.replace(predicate));
            return false;
        } catch (RingsideException e) {
            return true;
        }
    }

    @Test
    void nothingIsLostWhileOthersWhoWantOtherFieldsComeAndGo() throws Exception {
        Path program = Programs.unique(directory, "fields");
        String mine = "name == \"" + program.getFileName() + "\"";
        List<String> others = List.of("user, cwd", "image", "parent, parentImage, cmdline", "uid, gid", "time");
        AtomicInteger came = new AtomicInteger();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, "procs.where(" + mine + ").select(pid, cmdline)");
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> coming = timer.scheduleWithFixedDelay(
                    () -> {
                        String fields = others.get(came.getAndIncrement() % others.size());
                        new LiveQuery(feed, "procs.where(" + mine + ").select(" + fields + ")").close();
                    },
                    0,
                    5,
                    TimeUnit.MILLISECONDS);
            Programs.storm(program, TIMES);
            assertThat(coming.isDone()).as("another one failed").isFalse();
            coming.cancel(false);

            assertThat(LiveQuery.lastArguments(all.end()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, TIMES)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(came).hasValueGreaterThan(10);
            assertThat(all.accounts().lost()).isZero();
        }
    }

    @Test
    void eachEventGoesByTheFilterOfItsMoment() throws Exception {
        Path program = Programs.unique(directory, "moment");
        String mine = "name == \"" + program.getFileName() + "\" && ";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, "procs.where(" + mine + "true)");
                LiveQuery some = new LiveQuery(feed, "procs.where(" + mine + "cmdline.endsWith(\" first\"))");
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Programs.run(program + " first; " + program + " second");
            some.replace(mine + "cmdline.endsWith(\" second\")");
            Programs.run(program + " first; " + program + " second");
            executor.submit(() -> some.replace("name == \"no-such\"")).get();
            Programs.run(program + " first; " + program + " second");

            assertThat(LiveQuery.lastArguments(some.end())).containsExactly("first", "second");
            assertThat(all.end()).hasSize(6);
        }
    }
}
