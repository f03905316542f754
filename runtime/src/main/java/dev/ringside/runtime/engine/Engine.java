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
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs queries over feeds. Methods may be called from any thread. Closing it closes the feeds. */
public final class Engine implements AutoCloseable {
    private final List<Feed> feeds;
    private final Function<List<String>, Feed> recordings;
    private final Limits limits;
    private final Map<List<String>, Feed> opened = new LinkedHashMap<>();

    /** An engine over these feeds alone; of two that serve the same stream the first is asked. */
    public Engine(List<Feed> feeds) {
        this(feeds, Engine::refuse);
    }

    /**
     * An engine over these feeds, for queries that open recordings as well.
     *
     * @param recordings makes the feed that reads those files, or throws a {@link RingsideException}; the engine keeps and closes it
     */
    public Engine(List<Feed> feeds, Function<List<String>, Feed> recordings) {
        this(feeds, recordings, Limits.DEFAULT);
    }

    /** As {@link #Engine(List, Function)}, with other limits for what operators keep. */
    public Engine(List<Feed> feeds, Function<List<String>, Feed> recordings, Limits limits) {
        this.feeds = List.copyOf(feeds);
        this.recordings = recordings;
        this.limits = limits;
    }

    private static Feed refuse(List<String> files) {
        throw new RingsideException(Diagnostic.of(
                Code.FEED, "recordings cannot be opened from within a query here", "name them with --from instead"));
    }

    /**
     * Compiles a query without running it.
     *
     * @throws RingsideException if no feed serves its stream
     */
    public Plan plan(Query query) {
        return plan(query, feedFor(query.source()));
    }

    /**
     * Starts a query, and to read recordings for it. Its sink is called by the feed's thread.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription start(Query query, RowSink sink) {
        Subscription subscription = start(query, sink, Lane.DIRECT);
        begin();
        return subscription;
    }

    /**
     * Starts a query whose rows come on a lane, and with them all that may run JavaScript: operators from the first one on that holds a part in
     * it. What comes before, and whatever of the leading {@code where}s is not JavaScript, runs on the feed's thread. Recordings wait until the
     * engine is told to {@link #begin}.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription start(Query query, RowSink sink, Lane lane) {
        Feed feed = feedFor(query.source());
        RunningQuery running = new RunningQuery(feed, query, sink, lane, limits);
        running.start();
        return running;
    }

    /** Starts to read recordings for the queries that wait for it, one pass for all of them; has no effect on others. */
    public void begin() {
        feeds.forEach(Feed::begin);
        synchronized (opened) {
            opened.values().forEach(Feed::begin);
        }
    }

    /** The programs that evaluate what is pushed down to feeds for that plan, as text; empty if there are none. */
    public String disassemble(Plan plan) {
        return plan.parts().stream()
                .map(part -> feedFor(plan.query().source()).disassemble(part.request()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private Feed feedFor(Source source) {
        return switch (source) {
            case Source.Stream stream -> feedFor(feeds, stream.type());
            case Source.Recording recording -> feedFor(List.of(opened(recording.files())), recording.type());
            case Source.Sequence sequence -> throw notAvailable("a sequence", "begin with a stream, like procs");
        };
    }

    private Feed opened(List<String> files) {
        synchronized (opened) {
            return opened.computeIfAbsent(files, recordings);
        }
    }

    private static Feed feedFor(List<Feed> feeds, StreamType stream) {
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
        synchronized (opened) {
            opened.values().forEach(Feed::close);
        }
    }

    private static void refuseWhatIsNotAvailable(Query query) {
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
                query,
                List.of(new Plan.Part(
                        feed.name(), split, new FeedRequest(query.stream(), split.pushed(), fieldsOf(query)))),
                rest);
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
