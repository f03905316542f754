package dev.ringside.tests.evtx;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The events of a file that a query wants, as JSON.
 *
 * @param selected what the query gives, for which the reader leaves out what it can
 * @param wanted those of all events for which the condition is true
 */
public record Selection(List<String> selected, List<String> wanted) {
    private static final long PATIENCE_SECONDS = 20;
    private static final Schema SCHEMA = Schema.standard();

    /**
     * Both of a file.
     *
     * @param text a stream with a {@code where}, whose fields are the event's
     */
    public static Selection of(Path file, String text) throws InterruptedException {
        Query query = new QueryParser(SCHEMA).query(text, "test");
        return new Selection(selected(file, query), wanted(file, query));
    }

    private static List<String> selected(Path file, Query query) throws InterruptedException {
        List<String> events = new ArrayList<>();
        Engine engine = new Engine(List.of(Feeds.recordings(SCHEMA, List.of(file.toString()), complaint -> {})));
        try (engine;
                Subscription subscription = engine.start(query, row -> events.add(Reading.json(row.event())))) {
            subscription.ended().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (RingsideException e) {
            // There is nothing in it that can be read.
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RingsideException)) {
                throw new AssertionError("reading fails", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new AssertionError("reading does not end", e);
        }
        return events;
    }

    private static List<String> wanted(Path file, Query query) throws InterruptedException {
        EventPredicate condition = Predicates.interpret(query.operators().stream()
                .map(Operator.Where.class::cast)
                .findFirst()
                .orElseThrow()
                .predicate());
        List<String> events = new ArrayList<>();
        Reading.each(file, query.stream(), event -> {
            if (condition.test(event)) {
                events.add(Reading.json(event));
            }
        });
        return events;
    }
}
