package dev.ringside.runtime.engine;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs queries over feeds. Methods may be called from any thread. Closing it closes the feeds. */
public final class Engine implements AutoCloseable {
    private final List<Feed> feeds;

    /** An engine over these feeds; of two that serve the same stream the first is asked. */
    public Engine(List<Feed> feeds) {
        this.feeds = List.copyOf(feeds);
    }

    /**
     * Compiles a query without running it.
     *
     * @throws RingsideException if no feed serves its stream
     */
    public Plan plan(Query query) {
        return plan(query, feedFor(query.stream()));
    }

    /**
     * Starts a query.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription start(Query query, RowSink sink) {
        Feed feed = feedFor(query.stream());
        RunningQuery running = new RunningQuery(feed, query, sink);
        running.start();
        return running;
    }

    /** The feed that serves a stream. */
    public Feed feedFor(StreamType stream) {
        return feeds.stream()
                .filter(feed -> feed.streams().contains(stream))
                .findFirst()
                .orElseThrow(() -> new RingsideException(Diagnostic.of(
                        Code.FEED,
                        "nothing here serves the stream " + stream,
                        "see `ringside streams` for those that are served on this machine")));
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
    }

    private static void refuseWhatIsNotAvailable(Query query) {
        if (!(query.source() instanceof Source.Stream)) {
            throw notAvailable("what does not begin with a stream", "begin with a stream, like procs");
        }
        for (Operator operator : query.operators()) {
            boolean available = switch (operator) {
                case Operator.Where where -> true;
                case Operator.Select select -> true;
                case Operator.Take take -> true;
                case Operator.Skip skip -> true;
                default -> false;
            };
            if (!available) {
                throw notAvailable(operator.toString(), "the operators where, select, take and skip are");
            }
        }
    }

    private static RingsideException notAvailable(String what, String hint) {
        return new RingsideException(Diagnostic.of(Code.FEED, what + " is not available in this version", hint));
    }

    static Plan plan(Query query, Feed feed) {
        refuseWhatIsNotAvailable(query);
        List<Predicate> wheres = new ArrayList<>();
        List<Operator> rest = new ArrayList<>();
        // A where behind a take or skip does not commute with it, and a select changes nothing that a where reads.
        boolean leading = true;
        for (Operator operator : query.operators()) {
            if (leading && operator instanceof Operator.Where where) {
                wheres.add(where.predicate());
            } else {
                leading &= operator instanceof Operator.Select;
                rest.add(operator);
            }
        }
        Predicate predicate = Simplifier.simplify(Predicate.and(wheres));
        Abilities abilities = feed.abilities(query.stream());
        Split split = PushDown.split(predicate, abilities);
        return new Plan(
                query, feed.name(), split, new FeedRequest(query.stream(), split.pushed(), fieldsOf(query)), rest);
    }

    /** The fields that the query can show; what predicates read is for the feed to add. */
    private static Set<Field> fieldsOf(Query query) {
        Set<Field> fields = new HashSet<>(query.stream().fields());
        for (Operator operator : query.operators()) {
            if (operator instanceof Operator.Select select) {
                fields.retainAll(select.fields());
            }
        }
        return fields;
    }
}
