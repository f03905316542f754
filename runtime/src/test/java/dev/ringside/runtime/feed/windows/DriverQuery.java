package dev.ringside.runtime.feed.windows;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Feed;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A query that runs and keeps its events. */
final class DriverQuery implements AutoCloseable {
    private static final QueryParser PARSER = new QueryParser(Schema.standard());

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Subscription subscription;

    DriverQuery(Feed feed, String query) {
        this(feed, query, new CountDownLatch(0));
    }

    /** A query that takes nothing before the gate is open, and lets whoever brings it something wait. */
    DriverQuery(Feed feed, String query, CountDownLatch gate) {
        subscription = new Engine(List.of(feed)).start(PARSER.query(query, "query"), row -> {
            pass(gate);
            events.add(row.event());
        });
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void replace(String predicate) {
        subscription.replace(PARSER.predicate(predicate, "query", subscription.plan().query().stream()));
    }

    boolean isExact() {
        return subscription.plan().split().exact();
    }

    Accounts accounts() {
        return subscription.accounts();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** All events, after the query has ended and what had happened before has arrived. */
    List<Event> end() {
        subscription.finish();
        return events();
    }

    static Stream<String> texts(List<Event> events, String field) {
        return events.stream().map(event -> String.valueOf(event.text(slot(event, field))));
    }

    static Stream<Long> numbers(List<Event> events, String field) {
        return events.stream().map(event -> event.number(slot(event, field)));
    }

    static int slot(Event event, String field) {
        return event.stream().field(field).slot();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
