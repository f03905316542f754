package dev.ringside.runtime.feed.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthFeedTest {
    private static final Schema SCHEMA = Schema.standard();
    private static final StreamType HEALTH = SCHEMA.stream("health");

    private final List<String> came = new CopyOnWriteArrayList<>();

    private @Nullable Engine engine;

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private void start(HealthFeed health, String query) {
        engine = new Engine(List.of(health));
        engine.start(new QueryParser(SCHEMA).query(query, "query"), row -> came.add(text(row.event())));
    }

    private static String text(Event event) {
        return event.text(HEALTH.field("kind").slot()) + ": "
                + event.text(HEALTH.field("message").slot());
    }

    @Test
    void whoAsksIsToldWhatHappens() {
        HealthFeed health = new HealthFeed(SCHEMA, Os.LINUX, List.of());
        start(health, "health.where(kind != \"loss\")");
        health.tell(new Occurrence.State(true, "1.0"));
        health.tell(new Occurrence.Configured("rules.js", "SHA256=AB"));
        health.tell(new Occurrence.Failure("disk", "it is full"));
        health.tell(new Occurrence.Loss("procs", 3));

        assertThat(came)
                .containsExactly(
                        "state: Ringside has started",
                        "config: another configuration applies: rules.js",
                        "error: disk: it is full");
        assertThat(health.accounts(HEALTH)).isEqualTo(new Accounts(4, 0, 4, 0));
    }

    @Test
    void whatOtherFeedsLoseIsTold() {
        HealthFeed health = new HealthFeed(SCHEMA, Os.LINUX, List.of(new Lossy("procs")));
        start(health, "health.where(count == 5)");
        await().until(() ->
                came.equals(List.of("loss: events of procs were lost: they came faster than they could be read")));
    }

    @Test
    void whatADriverSaysOfItselfIsPassedOn() {
        SyntheticFeed driver = new SyntheticFeed(SCHEMA, Os.WINDOWS);
        HealthFeed health = new HealthFeed(SCHEMA, Os.WINDOWS, List.of(driver));
        start(health, "health");
        driver.emit(new EventBuilder(HEALTH, Os.WINDOWS)
                .set("kind", "error")
                .set("message", "from below")
                .build());

        assertThat(came).containsExactly("error: from below");
    }

    @Test
    void aDriverThatIsNotThereIsToldAndTheRestIsServed() {
        HealthFeed health = new HealthFeed(SCHEMA, Os.WINDOWS, List.of(new Lossy("health")));
        start(health, "health");
        health.tell(new Occurrence.State(true, "1.0"));

        assertThat(came).containsExactly("error: lossy: it is not to be had", "state: Ringside has started");
    }

    /** Cannot be subscribed to, and has lost something. */
    private record Lossy(String stream) implements Feed {
        @Override
        public String name() {
            return "lossy";
        }

        @Override
        public Set<StreamType> streams() {
            return Set.of(SCHEMA.stream(stream));
        }

        @Override
        public Abilities abilities(StreamType asked) {
            return Abilities.none(name(), Os.LINUX);
        }

        @Override
        public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
            throw new RingsideException(Diagnostic.of(Code.FEED, "it is not to be had"));
        }

        @Override
        public Accounts accounts(StreamType asked) {
            return new Accounts(5, 0, 0, 5);
        }

        @Override
        public void close() {}
    }
}
