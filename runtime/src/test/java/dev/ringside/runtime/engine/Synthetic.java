package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.List;

/** A query over events that a test makes. */
final class Synthetic implements AutoCloseable {
    final SyntheticFeed feed = new SyntheticFeed(Samples.SCHEMA, Os.LINUX);
    final Collected rows;
    final Subscription subscription;

    Synthetic(Query query) {
        this(query, Limits.DEFAULT, new Collected());
    }

    Synthetic(Query query, Limits limits, Collected rows) {
        this.rows = rows;
        Engine engine = new Engine(List.of(feed), files -> feed, limits);
        subscription = engine.start(query, rows);
    }

    /** Lets events happen. */
    Synthetic emit(Event... events) {
        for (Event event : events) {
            feed.emit(event);
        }
        return this;
    }

    /** Lets the feed come to its end. */
    Synthetic end() {
        feed.end();
        return this;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
