package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that the kernel keeps: what comes of them is what user mode makes of the events, one by one, of the same processes. */
@NeedsKernel
class KernelGroupsTest {
    private static final int TIMES = 1500;

    @TempDir
    Path directory;

    @Test
    void everyAggregateThatTheKernelKeepsIsWhatUserModeMakesOfTheSameEvents() {
        Path program = Programs.unique(directory, "codes");
        String query = "exits.where(name == \"bash\" && parent == \"bash\")"
                + ".groupBy(user, {half: exitCode % 2}, signal).aggregate({n: count(), sum: sum(exitCode), mean: avg(exitCode),"
                + " least: min(exitCode), most: max(exitCode), times: hist(exitCode), codes: hist(exitCode, [0.5, 3, 100])})";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery kernel = new LiveQuery(feed, query);
                LiveQuery user = LiveQuery.oneByOne(feed, query)) {
            assertThat(kernel.isGrouped()).isTrue();
            assertThat(user.isGrouped()).isFalse();
            Programs.run("for ((i = 0; i < 400; i++)); do (exit $((i % 9)); " + program
                    + "; exit $((i % 9))); (kill -TERM $BASHPID); done 2>/dev/null; true");

            List<Event> rows = kernel.end();
            assertThat(texts(rows)).hasSizeGreaterThanOrEqualTo(3).isEqualTo(texts(user.end()));
            assertThat(rows.stream()
                            .mapToLong(row -> LiveQuery.number(row, "n"))
                            .sum())
                    .isGreaterThanOrEqualTo(800);
            assertThat(kernel.stats().grouped()).isPositive();
            assertThat(kernel.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void aStormIsCountedToTheUnitAndNoneOfItIsHandedOver() {
        Path program = Programs.unique(directory, "count");
        String name = program.getFileName().toString();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + name + "\").groupBy(name).count()")) {
            Programs.storm(program, TIMES);

            Event row = only(query.end());
            assertThat(LiveQuery.text(row, "name")).isEqualTo(name);
            assertThat(LiveQuery.number(row, "count")).isEqualTo(TIMES);
            assertThat(query.stats().grouped()).isEqualTo(TIMES);
            assertThat(query.stats().single()).isZero();
            Accounts accounts = query.accounts();
            assertThat(accounts.delivered()).isEqualTo(TIMES);
            assertThat(accounts.lost()).isZero();
            assertThat(accounts.isBalanced()).isTrue();
        }
    }

    @Test
    void keysThatAreTooLongComeOneByOneAndAreCountedAllTheSame() {
        Path program = Programs.unique(directory, "long".repeat(20));
        Path other = Programs.unique(directory, "short");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query =
                        new LiveQuery(feed, "procs.where(cwd == \"" + directory + "\").groupBy(name).count()")) {
            Programs.run("cd " + directory + "; for ((i = 0; i < 30; i++)); do " + program + "; " + other + "; done");

            List<Event> rows = query.end();
            assertThat(rows.stream()
                            .map(row -> LiveQuery.text(row, "name") + " " + LiveQuery.number(row, "count"))
                            .toList())
                    .contains(program.getFileName() + " 30", other.getFileName() + " 30");
            assertThat(query.stats().single()).isEqualTo(30);
        }
    }

    @Test
    void othersOnTheStreamGetTheirEventsWhileSeveralQueriesGroup() {
        Path program = Programs.unique(directory, "several");
        String mine = "name == \"" + program.getFileName() + "\"";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery sevens = new LiveQuery(
                        feed, "procs.where(" + mine + " && cmdline.endsWith(\"7\")).groupBy(uid).count()");
                LiveQuery all = new LiveQuery(feed, "procs.where(" + mine + ")");
                LiveQuery arguments =
                        new LiveQuery(feed, "procs.where(" + mine + ").aggregate({most: max(argc), sum: sum(argc)})");
                LiveQuery everything = new LiveQuery(feed, "procs.count()")) {
            Programs.storm(program, 50);

            assertThat(LiveQuery.lastArguments(all.end())).hasSize(50).doesNotHaveDuplicates();
            assertThat(LiveQuery.number(only(sevens.end()), "count")).isEqualTo(5);
            Event row = only(arguments.end());
            assertThat(LiveQuery.number(row, "most")).isEqualTo(2);
            assertThat(LiveQuery.number(row, "sum")).isEqualTo(100);
            assertThat(LiveQuery.number(only(everything.end()), "count")).isGreaterThanOrEqualTo(50);
            assertThat(everything.stats().single()).isZero();
            assertThat(everything.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void whileFiltersAreReplacedEveryEventIsCountedOnce() throws Exception {
        Path program = Programs.unique(directory, "swap");
        String mine = "name == \"" + program.getFileName() + "\" && ";
        List<String> odd = List.of(mine + "cmdline.matches(/swap.+[13579]$/)", mine + digits("13579"));
        List<String> even = List.of(mine + digits("02468"), mine + "!(" + digits("13579") + ")");
        try (LinuxFeed feed = new LinuxFeed();
                // By a filter that the kernel decides only in part it is grouped in user mode.
                LiveQuery odds = new LiveQuery(feed, "procs.where(" + odd.get(0) + ").groupBy(name).count()");
                LiveQuery evens = new LiveQuery(feed, "procs.where(" + even.get(0) + ").groupBy(name).count()");
                Swapping swapping = new Swapping(odds, odd, evens, even)) {
            Programs.storm(program, TIMES);
            swapping.end();

            assertThat(LiveQuery.number(only(odds.end()), "count")).isEqualTo(TIMES / 2);
            assertThat(LiveQuery.number(only(evens.end()), "count")).isEqualTo(TIMES / 2);
            assertThat(odds.stats().grouped()).isPositive();
            assertThat(odds.stats().grouped() + evens.stats().grouped()).isLessThan(TIMES);
            assertThat(odds.accounts().lost()).isZero();
        }
    }

    @Test
    void aQueryThatEndsByItselfCountsWhatHappenedBefore() {
        Path program = Programs.unique(directory, "until");
        String mine = "procs.where(name == \"" + program.getFileName() + "\")";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, mine + ".select(time)");
                LiveQuery query = new LiveQuery(feed, mine + ".for(\"2s\").aggregate({n: count(), last: max(pid)})")) {
            assertThat(query.isGrouped()).isTrue();
            Programs.run("while [ $SECONDS -lt 4 ]; do " + program + "; done");

            Event row = only(query.awaitEnd());
            long counted = LiveQuery.number(row, "n");
            List<Event> events = all.end();
            assertThat(counted).isPositive().isLessThan(events.size());
            // Told apart by the kernel as by event time: all of before, and nothing of after.
            long last = LiveQuery.number(row, "time");
            assertThat(LiveQuery.number(events.get((int) counted), "time")).isGreaterThan(last);
            assertThat(query.stats().grouped()).isEqualTo(counted);
        }
    }

    @Test
    void whoIsPausedCountsNothingAndGoesOnWithWhatItHad() {
        Path program = Programs.unique(directory, "pause");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed, "procs.where(name == \"" + program.getFileName() + "\").groupBy(name).count()")) {
            Programs.storm(program, 5);
            query.pause();
            Programs.storm(program, 7);
            query.resume();
            Programs.storm(program, 11);

            assertThat(LiveQuery.number(only(query.end()), "count")).isEqualTo(16);
        }
    }

    @Test
    void opensAreCountedToTheUnitByTheirOwnAndByTheirFile() throws IOException {
        Path first = Files.createFile(directory.resolve("first"));
        Path second = Files.createFile(directory.resolve("second"));
        String mine = "files.where(op == \"open\" && path.startsWith(\"" + directory.toRealPath() + "/\"))";
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery names = new LiveQuery(feed, mine + ".groupBy(name, op).count()");
                LiveQuery paths = new LiveQuery(feed, mine + ".groupBy(path).count()");
                LiveQuery user = LiveQuery.oneByOne(feed, mine + ".groupBy(path).count()")) {
            assertThat(names.isGrouped()).isTrue();
            for (int i = 0; i < 5000; i++) {
                Files.newInputStream(i % 5 == 0 ? first : second).close();
            }

            assertThat(texts(names.end())).hasSize(1).first().asString().endsWith(", open, 5000]");
            assertThat(texts(paths.end()))
                    .containsExactly("[" + first.toRealPath() + ", 1000]", "[" + second.toRealPath() + ", 4000]")
                    .isEqualTo(texts(user.end()));
            assertThat(names.stats().single()).isZero();
            assertThat(names.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void queriesThatComeAndGoLeaveNoMapBehind() {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery other = new LiveQuery(feed, "procs.where(name == \"no-such\")")) {
            new LiveQuery(feed, "procs.groupBy(name).count()").close();
            int before = KernelObjects.held().size();
            for (int i = 0; i < 30; i++) {
                try (LiveQuery query = new LiveQuery(feed, "procs.where(uid == " + i + ").groupBy(name).count()")) {
                    query.replace("uid == 1");
                }
            }

            assertThat(KernelObjects.held()).hasSizeLessThanOrEqualTo(before);
            assertThat(other.end()).isEmpty();
        }
    }

    private static String digits(String digits) {
        List<String> ends = new ArrayList<>();
        digits.chars().forEach(digit -> ends.add("cmdline.endsWith(\"" + (char) digit + "\")"));
        return "(" + String.join(" || ", ends) + ")";
    }

    private static Event only(List<Event> rows) {
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    /** The rows as text, without their times, which the kernel reads again for each who asks. */
    private static List<String> texts(List<Event> rows) {
        return rows.stream().map(KernelGroupsTest::text).toList();
    }

    private static String text(Event row) {
        return IntStream.range(1, row.stream().fields().size())
                .mapToObj(slot -> String.valueOf(LiveQuery.value(row, slot)))
                .toList()
                .toString();
    }
}
