package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.Diagnosis;
import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.HookCounts;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.SharedFilter;
import dev.ringside.runtime.feed.shared.SharedSubscription;
import dev.ringside.runtime.feed.shared.SideThread;
import dev.ringside.runtime.feed.shared.Snapshot;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Live events of this Linux machine, filtered in its kernel. The kernel is not touched before the first subscription; asking for abilities and
 * plans needs no privileges.
 */
public final class LinuxFeed implements Feed {
    private final RingSettings ring;
    private final Map<StreamType, HookFilters> streams = new LinkedHashMap<>();
    private final AtomicInteger generations = new AtomicInteger();
    private final Set<SharedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private boolean closed;
    private @Nullable Tracer tracer;
    private @Nullable RingReader reader;
    /** Where those are served whose fields are looked up in files; there from the first of them on. */
    private @Nullable SideThread side;

    private @Nullable GroupReader groupReader;
    private final Map<Hook, HookCounts> last = new LinkedHashMap<>();

    public LinuxFeed() {
        this(RingSettings.DEFAULT);
    }

    public LinuxFeed(RingSettings ring) {
        this.ring = ring;
        Schema schema = Schema.standard();
        for (Hook hook : Hook.values()) {
            if (hook == Hook.MODULES && !canLoadModules()) {
                continue;
            }
            StreamType stream = schema.stream(hook.stream());
            streams.put(stream, new HookFilters(stream, hook, generations::incrementAndGet));
        }
    }

    /** Kernels that are built without modules do not have that file. */
    private static boolean canLoadModules() {
        return Files.exists(Path.of("/proc/modules"));
    }

    @Override
    public String name() {
        return "linux";
    }

    @Override
    public Set<StreamType> streams() {
        return streams.keySet();
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return filters(stream).fields().abilities();
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        HookFilters filters = filters(request.stream());
        Tracer open = open();
        Taker taker = new Taker(
                Successes.of(request), Successes.sink(request, FileLookups.sink(request, sink)), this::beside);
        RingReader events = reader();
        GroupReader groups = groupReader();
        SharedFilter.Place place = filters.place(open, events.host());
        filters.shared().add(place, taker);
        SharedSubscription.Draining draining = () -> {
            groups.collect();
            events.drain();
        };
        SharedSubscription subscription =
                new SharedSubscription(filters.shared(), place, draining, taker, subscriptions::remove);
        subscriptions.add(subscription);
        return FileLookups.subscription(Successes.subscription(subscription));
    }

    /** Where a request is served if it may have to wait. */
    private Optional<SideThread> beside(FeedRequest wanted) {
        return FileLookups.named(wanted).isEmpty() ? Optional.empty() : Optional.of(side());
    }

    @Override
    public Optional<String> refusal(StreamType stream, Grouping grouping) {
        return filters(stream).groups().refusal(grouping);
    }

    @Override
    public Set<StreamType> states() {
        return State.STREAMS.stream()
                .map(Schema.standard()::stream)
                .filter(streams::containsKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Abilities stateAbilities(StreamType stream) {
        return State.abilities(stream, name());
    }

    @Override
    public FeedSubscription snapshot(FeedRequest request, EventSink sink) {
        return Snapshot.start(() -> guarded(() -> new State(request).events()), sink);
    }

    @Override
    public OptionalLong now() {
        return OptionalLong.of(TimeOfDay.now());
    }

    @Override
    public synchronized Accounts accounts(StreamType stream) {
        Hook hook = filters(stream).hook();
        HookCounts counts = tracer != null ? tracer.counts(hook) : last.get(hook);
        return counts == null
                ? Accounts.NONE
                : new Accounts(counts.seen(), counts.filtered(), counts.delivered(), counts.lost());
    }

    @Override
    public String disassemble(FeedRequest request) {
        HookFilters filters = filters(request.stream());
        return guarded(
                () -> Tracer.disassemble(filters.hook(), filters.fields(), filters.set(1, Successes.of(request))));
    }

    @Override
    public Optional<String> remark(FeedRequest request) {
        HookFilters filters = filters(request.stream());
        return TypedPath.remark(filters, filters.set(1, Successes.of(request)), request.tested());
    }

    @Override
    public void close() {
        // Outside the lock: each waits for its sink, and a sink may be asking for the accounts.
        List.copyOf(subscriptions).forEach(SharedSubscription::close);
        synchronized (this) {
            closed = true;
            if (side != null) {
                // First, so that the reader does not wait for it to have room.
                side.close();
            }
            if (tracer != null && reader != null && groupReader != null) {
                for (HookFilters filters : streams.values()) {
                    last.put(filters.hook(), tracer.counts(filters.hook()));
                }
                groupReader.close();
                reader.close();
                tracer.close();
            }
            tracer = null;
            reader = null;
            side = null;
            groupReader = null;
        }
    }

    private synchronized Tracer open() {
        if (closed) {
            throw new IllegalStateException("the feed is closed");
        }
        Tracer open = tracer;
        if (open == null) {
            open = guarded(() -> Tracer.open(ring.bytes()));
            tracer = open;
            RingReader running = new RingReader(open, streams.values(), ring.latencyNanos());
            reader = running;
            groupReader = new GroupReader(open, streams.values(), running);
        }
        return open;
    }

    private synchronized SideThread side() {
        SideThread running = side;
        if (running == null) {
            running = new SideThread("ringside-linux-lookups");
            side = running;
        }
        return running;
    }

    private synchronized RingReader reader() {
        RingReader running = reader;
        if (running == null) {
            throw new IllegalStateException("the feed is closed");
        }
        return running;
    }

    private synchronized GroupReader groupReader() {
        GroupReader running = groupReader;
        if (running == null) {
            throw new IllegalStateException("the feed is closed");
        }
        return running;
    }

    private HookFilters filters(StreamType stream) {
        HookFilters filters = streams.get(stream);
        if (filters == null) {
            throw new IllegalArgumentException("the linux feed has no stream " + stream);
        }
        return filters;
    }

    /** What the kernel refuses becomes a sentence for the user. */
    static <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (BpfException e) {
            throw new RingsideException(new Diagnosis(Environment.read()).of(e), e);
        } catch (BtfException e) {
            throw new RingsideException(new Diagnosis(Environment.read()).of(e), e);
        } catch (LinkageError e) {
            throw new RingsideException(new Diagnosis(Environment.read()).of(e), e);
        }
    }
}
