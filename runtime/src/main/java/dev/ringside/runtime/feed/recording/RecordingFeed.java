package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.Progress;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Events out of recordings. All subscriptions that were made when it is told to {@link #begin} read the recordings in one pass, from their beginning,
 * one after the other, on a thread of its own; they end with the last of them.
 */
public final class RecordingFeed implements Feed {
    private final Schema schema;
    private final List<RecordingFormat> formats;
    private final List<Recording> recordings;
    private final Speed speed;
    private final Consumer<Diagnostic> complaints;
    private final Tally tally = new Tally();
    private final Set<Replay> running = ConcurrentHashMap.newKeySet();
    /** The pass that a subscription joins, unless it is over. */
    private @Nullable Pass pass;

    /**
     * A feed of these recordings, in this order.
     *
     * @param formats those there are; a recording is read by the first whose it is, or else by the last
     * @param names names of files; {@code -} is standard input, which can be read only once
     * @param speed how fast their time passes
     * @param complaints told, once for each recording and pass, what could not be read of it; called by any thread
     */
    public RecordingFeed(
            Schema schema,
            List<RecordingFormat> formats,
            List<String> names,
            Speed speed,
            Consumer<Diagnostic> complaints) {
        this.schema = schema;
        this.formats = List.copyOf(formats);
        this.recordings = names.stream().map(Recording::new).toList();
        this.speed = speed;
        this.complaints = complaints;
    }

    /** A feed of recordings whose time passes as fast as they can be read. */
    public RecordingFeed(
            Schema schema, List<RecordingFormat> formats, List<String> names, Consumer<Diagnostic> complaints) {
        this(schema, formats, names, Speed.FASTEST, complaints);
    }

    @Override
    public String name() {
        return names(formatsOfFiles());
    }

    @Override
    public Set<StreamType> streams() {
        return Set.copyOf(schema.streams());
    }

    /** Where files are of several formats, those of the ablest: the others let through what they do not look at. */
    @Override
    public Abilities abilities(StreamType stream) {
        Set<RecordingFormat> there = formatsOfFiles();
        if (there.size() == 1) {
            return there.iterator().next().abilities(stream);
        }
        Abilities ablest = there.stream()
                .map(format -> format.abilities(stream))
                .max(Comparator.comparingInt(RecordingFeed::extent))
                .filter(able -> extent(able) > 0)
                .orElseGet(() -> Abilities.none(
                        names(there),
                        there.stream().allMatch(format -> format.os() == Os.WINDOWS) ? Os.WINDOWS : Os.LINUX));
        return new Abilities(
                names(there),
                ablest.os(),
                ablest.operations(),
                ablest.longestText(),
                ablest.longestPattern(),
                ablest.largestSet(),
                Map.of(),
                ablest.data(),
                Map.of());
    }

    private static int extent(Abilities abilities) {
        return abilities.operations().size() + abilities.data().operations().size();
    }

    @Override
    public Split.Placement placement(StreamType stream, Predicate term) {
        boolean same = term instanceof Predicate.Constant || formatsOfFiles().size() == 1;
        return same ? Split.Placement.FEED : Split.Placement.NARROWED;
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        recordings.forEach(this::check);
        Replay replay = join(request, sink);
        running.add(replay);
        return replay;
    }

    private synchronized Replay join(FeedRequest request, EventSink sink) {
        Pass open = pass;
        Optional<Replay> joined = open == null ? Optional.empty() : open.join(request, sink, running::remove);
        if (joined.isPresent()) {
            return joined.get();
        }
        Pass next = new Pass(new RecordingReader(recordings, this::format), speed, tally, complaints);
        pass = next;
        return next.join(request, sink, running::remove).orElseThrow();
    }

    @Override
    public boolean serves(StreamType stream) {
        return stream.provider().isPresent() || streams().contains(stream);
    }

    private void check(Recording recording) {
        recording.check();
        recording.head(this::isWhole).ifPresent(head -> format(head).check(recording, head));
    }

    private RecordingFormat format(byte[] head) {
        return formats.stream().filter(format -> format.isOf(head)).findFirst().orElse(formats.get(formats.size() - 1));
    }

    /** As far as files are there now and can be looked at; in the order in which files have them. */
    private Set<RecordingFormat> formatsOfFiles() {
        Set<RecordingFormat> there = new LinkedHashSet<>();
        recordings.forEach(recording -> there.add(format(headOf(recording))));
        return there;
    }

    private static String names(Set<RecordingFormat> formats) {
        return formats.stream().map(RecordingFormat::name).distinct().collect(Collectors.joining(", "));
    }

    private boolean isWhole(byte[] head) {
        return format(head).isPacked();
    }

    private byte[] headOf(Recording recording) {
        try {
            return recording.head(this::isWhole).orElse(new byte[0]);
        } catch (RingsideException e) {
            // Told to whoever subscribes.
            return new byte[0];
        }
    }

    @Override
    public synchronized void begin() {
        if (pass != null) {
            pass.begin();
        }
    }

    @Override
    public synchronized void rewind() {
        // One that has not begun is at the beginning.
        if (pass != null && pass.hasBegun()) {
            pass = null;
        }
    }

    @Override
    public synchronized OptionalLong now() {
        return pass == null ? OptionalLong.empty() : pass.now();
    }

    @Override
    public synchronized Optional<Progress> progress() {
        return pass == null ? Optional.empty() : pass.howFar();
    }

    @Override
    public Accounts accounts(StreamType stream) {
        return tally.accounts(stream);
    }

    @Override
    public void close() {
        running.forEach(Replay::close);
    }
}
