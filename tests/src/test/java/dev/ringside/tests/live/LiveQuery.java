package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType.Storage;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A query that runs and keeps its events. */
final class LiveQuery implements AutoCloseable {
    private static final QueryParser PARSER = new QueryParser(Schema.standard());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Subscription subscription;

    LiveQuery(Feed feed, String query) {
        this(feed, PARSER.query(query, "query"));
    }

    LiveQuery(Feed feed, Query query) {
        subscription = new Engine(List.of(feed)).start(query, row -> events.add(row.event()));
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

    /** All events, once at least so many have come. */
    List<Event> await(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> events.size() >= count);
        return events();
    }

    /** All events, after the query has ended and what had happened before has arrived. */
    List<Event> end() {
        subscription.finish();
        return events();
    }

    /** The same, where all that the kernel has seen must be accounted for. */
    List<Event> endAndBalance() {
        List<Event> all = end();
        Accounts accounts = accounts();
        assertThat(accounts.lost()).isZero();
        assertThat(accounts.seen()).isEqualTo(accounts.filtered() + accounts.delivered());
        assertThat(accounts.delivered()).isEqualTo(all.size());
        return all;
    }

    /** Some fields of an event, with blanks between them and a dash for what is missing. */
    static String line(Event event, String... fields) {
        return Stream.of(fields)
                .map(name -> {
                    Field field = event.stream().field(name);
                    String text = field.type().storage() == Storage.TEXT ? event.text(field.slot()) : null;
                    return text != null ? text : event.has(field.slot()) ? "" + event.number(field.slot()) : "-";
                })
                .collect(Collectors.joining(" "));
    }

    /** All events of a query that ends by itself. */
    List<Event> awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> subscription.ended().isDone());
        return events();
    }

    static String text(Event event, String field) {
        String text = event.text(event.stream().field(field).slot());
        if (text == null) {
            throw new AssertionError("the event has no " + field);
        }
        return text;
    }

    static long number(Event event, String field) {
        int slot = event.stream().field(field).slot();
        if (!event.has(slot)) {
            throw new AssertionError("the event has no " + field);
        }
        return event.number(slot);
    }

    static boolean has(Event event, String field) {
        return event.has(event.stream().field(field).slot());
    }

    static List<String> arguments(Event event) {
        List<String> arguments = event.list(event.stream().field("args").slot());
        if (arguments == null) {
            throw new AssertionError("the event has no arguments");
        }
        return arguments;
    }

    /** The processes above the one of the event, nearest first. */
    static List<Event> ancestors(Event event) {
        List<Event> ancestors =
                event.processes(event.stream().field("ancestors").slot());
        if (ancestors == null) {
            throw new AssertionError("the event has no ancestors");
        }
        return ancestors;
    }

    static Stream<String> lastArguments(List<Event> events) {
        return events.stream().map(event -> arguments(event).getLast());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
