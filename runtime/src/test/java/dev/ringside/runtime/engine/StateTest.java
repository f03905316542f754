package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.NET;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.SCHEMA;
import static dev.ringside.runtime.engine.Samples.net;
import static dev.ringside.runtime.engine.Samples.proc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.Snapshot;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What there is now. */
final class StateTest {
    private static final QueryParser PARSER = new QueryParser(SCHEMA);

    /** Knows what is there of one stream, and nothing of what happens. */
    private record There(List<Event> events) implements Feed {
        @Override
        public String name() {
            return "there";
        }

        @Override
        public Set<StreamType> streams() {
            return Set.of();
        }

        @Override
        public Set<StreamType> states() {
            return Set.of(PROCS);
        }

        @Override
        public FeedSubscription snapshot(FeedRequest request, EventSink sink) {
            return Snapshot.start(events::stream, sink);
        }

        @Override
        public Abilities abilities(StreamType stream) {
            return Abilities.none(name(), Os.LINUX);
        }

        @Override
        public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
            throw new IllegalArgumentException("nothing happens here");
        }

        @Override
        public Accounts accounts(StreamType stream) {
            return Accounts.NONE;
        }

        @Override
        public void close() {}
    }

    private static Collected ended(String query, Event... there) throws Exception {
        Collected rows = new Collected();
        try (Engine engine = new Engine(List.of(new There(List.of(there))));
                Subscription running = engine.start(PARSER.query(query, "test"), rows)) {
            running.ended().get(30, TimeUnit.SECONDS);
            assertThat(running.accounts()).isEqualTo(new Accounts(there.length, 0, there.length, 0));
        }
        return rows;
    }

    @Test
    void aQueryGivesWhatIsThereInTheOrderOfItsTimesAndEnds() throws Exception {
        assertThat(ended("procs.now().where(name != \"b\")", proc(9, "c", 3), proc(1, "a", 1), proc(5, "b", 2))
                        .of("time", "name"))
                .containsExactly("1 a", "9 c");
    }

    @Test
    void operatorsWorkAsOnARecording() throws Exception {
        Event[] there = {proc(9, "b", 3), proc(1, "a", 1), proc(5, "b", 2)};
        assertThat(ended("procs.now().groupBy(name).count()", there).of("name", "count"))
                .containsExactly("a 1", "b 2");
        assertThat(ended("procs.now().sort(desc(pid)).take(2)", there).of("pid"))
                .containsExactly("3", "2");
        assertThat(ended("procs.now().window(\"4s\").count()", there).of("start", "count"))
                .containsExactly("0 1", "4 1", "8 1");
    }

    @Test
    void whatHappensIsJoinedWithWhatIsThereHoweverOldItIs() throws Exception {
        SyntheticFeed live = new SyntheticFeed(SCHEMA, Os.LINUX);
        There there = new There(List.of(proc(900, "new", 2), proc(1, "old", 1)));
        Collected rows = new Collected();
        String text = "net.join(procs.now(), {by: \"pid\", within: \"365d\"})";
        try (Engine engine = new Engine(List.of(live, there));
                Subscription running = engine.start(PARSER.query(text, "test"), rows)) {
            live.emit(net(1000, "x", 1, "1.1.1.1"));
            live.emit(net(1001, "x", 2, "2.2.2.2"));
            live.emit(net(1002, "x", 3, "3.3.3.3"));
            live.end();
            running.ended().get(30, TimeUnit.SECONDS);
            assertThat(running.late()).isZero();
        }
        assertThat(rows.of("dst", "right.name")).containsExactlyInAnyOrder("1.1.1.1 old", "2.2.2.2 new");
    }

    @Test
    void aPlanSaysThatItIsAboutWhatIsThere() {
        try (Engine engine = new Engine(List.of(new There(List.of())))) {
            Plan plan = engine.plan(PARSER.query("procs.now().where(pid == 1)", "test"));
            assertThat(plan.parts()).hasSize(1);
            assertThat(plan.parts().getFirst().state()).isTrue();
            assertThat(plan.split().exact()).isFalse();
        }
    }

    @Test
    void whoeverAsksForWhatIsNotKnownIsToldWhatIs() {
        try (Engine engine = new Engine(List.of(new There(List.of())))) {
            RingsideException refusal = catchThrowableOfType(
                    RingsideException.class, () -> engine.plan(PARSER.query(NET + ".now()", "test")));
            assertThat(refusal.diagnostics().getFirst().message())
                    .isEqualTo("what there is now of net is not known here");
            assertThat(refusal.diagnostics().getFirst().hints())
                    .containsExactly("there is procs.now(); what happens is asked without now()");
        }
    }
}
