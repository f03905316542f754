package dev.ringside.runtime.engine;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs queries over feeds. Methods may be called from any thread. Closing it closes the feeds. */
public final class Engine implements AutoCloseable {
    private final List<Feed> feeds;
    private final Function<List<String>, Feed> recordings;
    private final Limits limits;
    private final Map<List<String>, Feed> opened = new LinkedHashMap<>();
    /** Held while a query is started that has to be read for from the beginning, so that no other one comes in between. */
    private final Object passes = new Object();

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
     * @throws RingsideException if no feed serves one of its streams
     */
    public Plan plan(Query query) {
        List<Reading> readings = Reading.of(query, false);
        return Planner.plan(query, readings, feedsFor(readings), false);
    }

    /**
     * Starts a query, for which recordings are read at once and from the beginning. Its sink is called by the feed's thread.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription start(Query query, RowSink sink) {
        return startAnew(query, sink, Lane.DIRECT);
    }

    /**
     * As {@link #start(Query, RowSink)}, with its rows on a lane: it does not join what is being read for others, of which it would miss the
     * beginning.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription startAnew(Query query, RowSink sink, Lane lane) {
        synchronized (passes) {
            List<Feed> read = feedsFor(Reading.of(query, false));
            read.forEach(Feed::rewind);
            Subscription subscription = start(query, sink, lane);
            read.forEach(Feed::begin);
            return subscription;
        }
    }

    /**
     * Starts a query whose rows come on a lane, and with them all that may run JavaScript: operators from the first one on that holds a part in
     * it. What comes before, and whatever of the leading {@code where}s is not JavaScript, runs on the feed's thread. Recordings wait until the
     * engine is told to {@link #begin}.
     *
     * @throws RingsideException if no feed serves its stream, or the feed cannot be had
     */
    public Subscription start(Query query, RowSink sink, Lane lane) {
        List<Reading> readings = Reading.of(query, sink.wantsOrigins());
        List<Feed> chosen = feedsFor(readings);
        Plan plan = Planner.plan(query, readings, chosen, sink.wantsOrigins());
        RunningQuery running = new RunningQuery(plan, chosen, limits, sink, lane, this::feedFor);
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

    /** How far the recordings that are being read now have been read; empty if none is. */
    public Optional<Progress> progress() {
        List<Feed> all = new ArrayList<>(feeds);
        synchronized (opened) {
            all.addAll(opened.values());
        }
        return all.stream().flatMap(feed -> feed.progress().stream()).reduce(Progress::plus);
    }

    /** The programs that evaluate what is pushed down to feeds for that plan, as text; empty if there are none. */
    public String disassemble(Plan plan) {
        List<Feed> chosen = feedsFor(Reading.of(plan.query(), false));
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> chosen.get(i).disassemble(plan.parts().get(i).request()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private List<Feed> feedsFor(List<Reading> readings) {
        return readings.stream().map(Reading::source).map(this::feedFor).toList();
    }

    private Feed feedFor(Source source) {
        return switch (source) {
            case Source.Stream stream -> feedFor(feeds, stream.type());
            case Source.State state -> feedOfState(state.type());
            case Source.Recording recording -> feedFor(List.of(opened(recording.files())), recording.type());
            case Source.Sequence sequence -> throw new IllegalArgumentException("is read from several: " + sequence);
        };
    }

    private Feed opened(List<String> files) {
        synchronized (opened) {
            return opened.computeIfAbsent(files, recordings);
        }
    }

    private static Feed feedFor(List<Feed> feeds, StreamType stream) {
        return feeds.stream()
                .filter(feed -> feed.serves(stream))
                .findFirst()
                .orElseThrow(() -> new RingsideException(Diagnostic.of(
                        Code.FEED,
                        "nothing here serves the stream " + stream,
                        stream.provider().isPresent()
                                ? "Windows has such providers; elsewhere their events come out of recordings: open(\"trace.etl\")."
                                        + stream
                                : "see `ringside streams` for those that are served on this machine")));
    }

    private Feed feedOfState(StreamType stream) {
        return feeds.stream()
                .filter(feed -> feed.states().contains(stream))
                .findFirst()
                .orElseThrow(() -> new RingsideException(noState(stream)));
    }

    private Diagnostic noState(StreamType stream) {
        List<String> known = feeds.stream()
                .flatMap(feed -> feed.states().stream())
                .map(state -> state.name() + ".now()")
                .distinct()
                .toList();
        return Diagnostic.of(
                Code.FEED,
                "what there is now of " + stream + " is not known here",
                known.isEmpty()
                        ? "now() asks this machine, so leave out --from"
                        : "there is " + String.join(", ", known) + "; what happens is asked without now()");
    }

    @Override
    public void close() {
        feeds.forEach(Feed::close);
        synchronized (opened) {
            opened.values().forEach(Feed::close);
        }
    }
}
