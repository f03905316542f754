package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events out of recordings. All subscriptions that were made when it is told to {@link #begin} read the recordings in one pass, from their beginning,
 * one after the other, on a thread of its own; they end with the last of them.
 */
public final class RecordingFeed implements Feed {
    private final Schema schema;
    private final List<RecordingFormat> formats;
    private final List<Recording> recordings;
    private final Consumer<Diagnostic> complaints;
    private final Map<StreamType, LongAdder> delivered = new ConcurrentHashMap<>();
    private final Set<Replay> running = ConcurrentHashMap.newKeySet();
    /** The pass that a subscription joins, unless it is over. */
    private @Nullable Pass pass;

    /**
     * A feed of these recordings, in this order.
     *
     * @param formats those there are; a recording is read by the first whose it is, or else by the last
     * @param names names of files; {@code -} is standard input, which can be read only once
     * @param complaints told, once for each recording and pass, what could not be read of it; called by any thread
     */
    public RecordingFeed(
            Schema schema, List<RecordingFormat> formats, List<String> names, Consumer<Diagnostic> complaints) {
        this.schema = schema;
        this.formats = List.copyOf(formats);
        this.recordings = names.stream().map(Recording::new).toList();
        this.complaints = complaints;
    }

    @Override
    public String name() {
        return formatsOfFiles().map(RecordingFormat::name).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public Set<StreamType> streams() {
        return Set.copyOf(schema.streams());
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return Abilities.none(
                name(), formatsOfFiles().allMatch(format -> format.os() == Os.WINDOWS) ? Os.WINDOWS : Os.LINUX);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        recordings.forEach(this::check);
        Replay replay = new Replay(request, sink, running::remove);
        running.add(replay);
        synchronized (this) {
            Pass open = pass;
            if (open == null || !open.join(replay)) {
                open = new Pass(recordings, this::format, this::count, complaints);
                open.join(replay);
                pass = open;
            }
        }
        return replay;
    }

    @Override
    public boolean serves(StreamType stream) {
        return stream.provider().isPresent() || streams().contains(stream);
    }

    private void check(Recording recording) {
        recording.check();
        recording.head().ifPresent(head -> format(head).check(recording, head));
    }

    private RecordingFormat format(byte[] head) {
        return formats.stream().filter(format -> format.isOf(head)).findFirst().orElse(formats.get(formats.size() - 1));
    }

    /** As far as files are there now and can be looked at. */
    private Stream<RecordingFormat> formatsOfFiles() {
        return recordings.stream().map(recording -> format(headOf(recording)));
    }

    private static byte[] headOf(Recording recording) {
        try {
            return recording.head().orElse(new byte[0]);
        } catch (RingsideException e) {
            // Told to whoever subscribes.
            return new byte[0];
        }
    }

    private void count(StreamType stream) {
        delivered.computeIfAbsent(stream, first -> new LongAdder()).increment();
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
    public Accounts accounts(StreamType stream) {
        LongAdder count = delivered.get(stream);
        long events = count == null ? 0 : count.sum();
        return new Accounts(events, 0, events, 0);
    }

    @Override
    public void close() {
        running.forEach(Replay::close);
    }
}
