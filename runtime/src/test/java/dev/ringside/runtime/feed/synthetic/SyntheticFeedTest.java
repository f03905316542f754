package dev.ringside.runtime.feed.synthetic;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.exit;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.proc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Collected;
import dev.ringside.runtime.engine.Samples;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SyntheticFeedTest {
    private final SyntheticFeed feed = new SyntheticFeed(Samples.SCHEMA, Os.LINUX);
    private final List<String> told = new ArrayList<>();
    private final List<String> times = new ArrayList<>();

    @Test
    void eventsGoToThoseWhoWantThem() {
        feed.subscribe(request(PROCS, "pid > 1"), sink("many"));
        feed.subscribe(request(PROCS, "pid == 3"), sink("one"));
        feed.subscribe(request(EXITS, "true"), sink("exits"));
        feed.emit(proc(1, "a", 1));
        feed.emit(proc(2, "a", 2));
        feed.emit(proc(3, "a", 3));
        feed.emit(exit(4, "a", 1));

        assertThat(told).containsExactly("many 2", "many 3", "one 3", "exits 1");
        assertThat(feed.accounts(PROCS)).isEqualTo(new Accounts(3, 1, 2, 0));
        assertThat(feed.accounts(EXITS)).isEqualTo(new Accounts(1, 0, 1, 0));
    }

    @Test
    void whatNobodyHasAskedForIsNotSeen() {
        feed.emit(proc(1, "a", 1));

        assertThat(feed.accounts(PROCS)).isEqualTo(Accounts.NONE);
    }

    @Test
    void anEventOfAnotherSystemIsForUserModeToDecide() {
        List<Boolean> certainties = new ArrayList<>();
        feed.subscribe(request(PROCS, "name == \"cmd\""), (event, certain) -> certainties.add(certain));
        feed.emit(new EventBuilder(PROCS, Os.WINDOWS).set("name", "CMD.EXE").build());
        feed.emit(proc(1, "cmd", 1));
        feed.emit(proc(1, "CMD", 1));

        assertThat(certainties).containsExactly(false, true);
    }

    @Test
    void timeIsThatOfTheLatestEventOrWhatItIsTold() {
        assertThat(feed.now()).isEmpty();
        feed.emit(proc(5, "a", 1));
        feed.emit(proc(4, "a", 1));
        assertThat(feed.now()).hasValue(nanos(5));
        feed.subscribe(request(PROCS, "true"), sink("one"));
        feed.tick(nanos(7));

        assertThat(feed.now()).hasValue(nanos(7));
        assertThat(times).containsExactly("one 7");
    }

    @Test
    void subscriptionsAreToldWhatTimeItIsWhetherOrNotTheyWantAnEvent() {
        feed.subscribe(request(PROCS, "pid == 9"), sink("one"));
        feed.emit(proc(1, "a", 1));
        feed.emit(proc(1.2, "a", 1));
        feed.emit(proc(2, "a", 1));

        assertThat(times).containsExactly("one 1", "one 2");
        assertThat(told).isEmpty();
    }

    @Test
    void aSubscriptionIsReplacedAndEnds() {
        FeedSubscription subscription = feed.subscribe(request(PROCS, "pid == 1"), sink("old"));
        feed.emit(proc(1, "a", 1));
        subscription.replace(request(PROCS, "pid == 2"), sink("new"));
        feed.emit(proc(2, "a", 1));
        feed.emit(proc(3, "a", 2));
        subscription.close();
        feed.emit(proc(4, "a", 2));
        feed.end();

        assertThat(told).containsExactly("old 1", "new 2");
    }

    private static FeedRequest request(StreamType stream, String predicate) {
        SyntheticFeed any = new SyntheticFeed(Samples.SCHEMA, Os.LINUX);
        return new FeedRequest(
                stream,
                PushDown.split(Samples.predicate(stream, predicate), any.abilities(stream))
                        .pushed(),
                Set.of());
    }

    private EventSink sink(String name) {
        return new EventSink() {
            @Override
            public void accept(Event event, boolean certain) {
                told.add(name + " " + Collected.text(event, "pid"));
            }

            @Override
            public void tick(long now) {
                times.add(name + " " + now / Samples.SECOND);
            }

            @Override
            public void end() {
                told.add(name + " ended");
            }
        };
    }
}
