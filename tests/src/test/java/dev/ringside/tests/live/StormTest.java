package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.feed.linux.RingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsKernel
class StormTest {
    private static final int TIMES = 5000;

    @TempDir
    Path directory;

    @Test
    void noneOfFiveThousandShortLivedProcessesIsLostOrSeenTwice() {
        Path program = Programs.unique(directory, "storm");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")");
                LiveQuery ends = new LiveQuery(feed, "exits.where(name == \"" + program.getFileName() + "\")")) {
            Programs.storm(program, TIMES);

            List<Event> started = starts.end();
            List<Event> ended = ends.end();
            Set<String> numbers =
                    IntStream.range(0, TIMES).mapToObj(Integer::toString).collect(Collectors.toSet());
            assertThat(LiveQuery.lastArguments(started)).containsExactlyInAnyOrderElementsOf(numbers);
            assertThat(ended.stream().map(event -> LiveQuery.text(event, "guid")))
                    .containsExactlyInAnyOrderElementsOf(started.stream()
                            .map(event -> LiveQuery.text(event, "guid"))
                            .toList());
            assertThat(starts.accounts().lost()).isZero();
            assertThat(ends.accounts().lost()).isZero();
        }
    }

    @Test
    void whatDoesNotMatchNeverLeavesTheKernel() {
        Path program = Programs.unique(directory, "filtered");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "procs.where(name == \"no-such\")")) {
            assertThat(query.isExact()).isTrue();
            Programs.storm(program, TIMES);

            assertThat(query.end()).isEmpty();
            Accounts accounts = query.accounts();
            assertThat(accounts.delivered()).isZero();
            assertThat(accounts.lost()).isZero();
            assertThat(accounts.filtered()).isGreaterThanOrEqualTo(TIMES).isEqualTo(accounts.seen());
        }
    }

    @Test
    void anEventCrossesOnceHoweverManyWantIt() {
        Path program = Programs.unique(directory, "shared");
        String name = program.getFileName().toString();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery first = new LiveQuery(feed, "procs.where(name == \"" + name + "\")");
                LiveQuery second =
                        new LiveQuery(feed, "procs.where(name.startsWith(\"shared-\") && name == \"" + name + "\")");
                LiveQuery third =
                        new LiveQuery(feed, "procs.where(cmdline.endsWith(\" 7\") && name == \"" + name + "\")")) {
            Programs.storm(program, 20);

            assertThat(first.await(20)).hasSize(20);
            assertThat(second.await(20)).hasSize(20);
            assertThat(LiveQuery.lastArguments(third.await(2 - 1))).containsExactly("7");
            Accounts accounts = third.accounts();
            assertThat(accounts.delivered()).isEqualTo(20);
            assertThat(accounts.isBalanced()).isTrue();
        }
    }

    @Test
    void whoWantsEveryEventDoesNotChangeWhatOthersGet() {
        Path program = Programs.unique(directory, "beside");
        String name = program.getFileName().toString();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery some =
                        new LiveQuery(feed, "procs.where(name == \"" + name + "\" && cmdline.endsWith(\"7\"))");
                LiveQuery none = new LiveQuery(feed, "procs.where(os == \"windows\" && name == \"" + name + "\")")) {
            try (LiveQuery all = new LiveQuery(feed, "procs")) {
                Programs.storm(program, 20);
                assertThat(LiveQuery.lastArguments(all.end().stream()
                                .filter(event -> LiveQuery.text(event, "name").equals(name))
                                .toList()))
                        .hasSize(20);
            }
            Programs.storm(program, 10);

            assertThat(LiveQuery.lastArguments(some.end())).containsExactly("7", "17", "7");
            assertThat(none.end()).isEmpty();
        }
    }

    @Test
    void moreSubscriptionsThanAProgramHasBitsEachGetTheirOwn() {
        Path program = Programs.unique(directory, "many");
        String name = program.getFileName().toString();
        List<LiveQuery> queries = new ArrayList<>();
        try (LinuxFeed feed = new LinuxFeed()) {
            for (int i = 0; i < 70; i++) {
                queries.add(new LiveQuery(
                        feed, "procs.where(name == \"" + name + "\" && cmdline.endsWith(\" " + i + "\"))"));
            }
            Programs.storm(program, 70);

            for (int i = 0; i < 70; i++) {
                assertThat(LiveQuery.lastArguments(queries.get(i).await(1))).containsExactly(Integer.toString(i));
            }
        }
    }

    @Test
    void lossesAreCountedToTheUnitWhenTheReaderStalls() {
        Path program = Programs.unique(directory, "overload");
        try (LinuxFeed feed = new LinuxFeed(RingSettings.DEFAULT.withBytes(64 << 10));
                StalledQuery stalled =
                        new StalledQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.storm(program, 2000);
            stalled.release();

            Accounts accounts = stalled.end();
            assertThat(accounts.lost()).isPositive();
            assertThat(accounts.isBalanced()).isTrue();
            assertThat(stalled.received()).isEqualTo(accounts.delivered());
            assertThat(accounts.delivered() + accounts.lost()).isEqualTo(2000);
        }
    }
}
