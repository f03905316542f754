package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.WindowsDevice;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.KindCounters;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.filter.WindowsFilter;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Live events of this Windows machine, filtered in Ringside's driver. The driver is not touched before the first subscription; asking for abilities and
 * plans needs neither it nor privileges, nor Windows.
 */
public final class WindowsFeed implements Feed {
    /** What the driver finds good. */
    private static final int DEFAULT_RING = 0;

    private final Supplier<Device> device;
    private final int ring;
    private final Map<StreamType, KindFilter> streams = new LinkedHashMap<>();
    private final AtomicInteger generations = new AtomicInteger();
    private final Set<SharedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();
    private boolean closed;
    private @Nullable Connection connection;
    private @Nullable DriverStatus last;

    /** What no kernel knows. Made when it is first needed. */
    private @Nullable Machine machine;

    /** @param side where those are served who may have to wait */
    private record Connection(DriverClient driver, RecordReader reader, SideThread side) {}

    public WindowsFeed() {
        this(WindowsDevice::open, DEFAULT_RING);
    }

    /**
     * A feed from a driver that is reached in another way.
     *
     * @param device opens the driver's device
     * @param ring bytes of room for events between driver and user mode, a power of two; 0 for what the driver finds good
     */
    public WindowsFeed(Supplier<Device> device, int ring) {
        this.device = device;
        this.ring = ring;
        Schema schema = Schema.standard();
        for (RecordKind kind : RecordKind.values()) {
            StreamType stream = schema.stream(kind.stream());
            streams.put(stream, new KindFilter(stream, kind, generations::incrementAndGet));
        }
    }

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public Set<StreamType> streams() {
        return streams.keySet();
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return filter(stream).map().abilities();
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        KindFilter filter = filter(request.stream());
        Connection open = open();
        Taker taker = new Taker(request, sink, wanted -> beside(open, filter, wanted));
        SharedFilter.Place place = filter.place(open.driver(), open.reader());
        filter.shared().add(place, taker);
        SharedSubscription subscription = new SharedSubscription(
                filter.shared(), place, () -> open.reader().drain(filter.kind()), taker, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }

    /** Where a request is served if it may have to wait; sees to it that what it depends on is known. */
    private Optional<SideThread> beside(Connection open, KindFilter filter, FeedRequest wanted) {
        if (wanted.stream()
                .find(EventFields.ANCESTORS)
                .filter(wanted.tested()::contains)
                .isPresent()) {
            watchProcesses(open);
        }
        return filter.mayWait(wanted.fields()) ? Optional.of(open.side()) : Optional.empty();
    }

    /**
     * Lets every start of a process come from now on: whether an event is wanted depends on who made whom, and who has made another one and ended in
     * between can only be known from having been seen.
     */
    private void watchProcesses(Connection open) {
        if (watching.compareAndSet(false, true)) {
            KindFilter procs = filter(Schema.standard().stream(RecordKind.PROCS.stream()));
            FeedRequest all = new FeedRequest(procs.stream(), Predicate.Constant.TRUE, Set.of());
            procs.shared().add(procs.place(open.driver(), open.reader()), new Taker(all, (event, certain) -> {}));
        }
    }

    @Override
    public Set<StreamType> states() {
        return State.STREAMS.stream().map(Schema.standard()::stream).collect(Collectors.toSet());
    }

    @Override
    public FeedSubscription snapshot(FeedRequest request, EventSink sink) {
        if (!states().contains(request.stream())) {
            throw new IllegalArgumentException("the windows feed does not know what is there of " + request.stream());
        }
        return Snapshot.start(() -> new State(machine(), request).events(), sink);
    }

    private synchronized Machine machine() {
        Machine made = machine;
        if (made == null) {
            made = new Machine();
            machine = made;
        }
        return made;
    }

    @Override
    public OptionalLong now() {
        return OptionalLong.of(TimeOfDay.now());
    }

    @Override
    public synchronized Accounts accounts(StreamType stream) {
        RecordKind kind = filter(stream).kind();
        KindCounters counters = status().map(status -> status.counters(kind)).orElse(KindCounters.NONE);
        return new Accounts(counters.seen(), counters.filtered(), counters.delivered(), counters.lost());
    }

    private synchronized Optional<DriverStatus> status() {
        if (connection != null) {
            try {
                last = connection.driver().status();
            } catch (DeviceException e) {
                // The driver is gone, and what it said last stands.
                return Optional.ofNullable(last);
            }
        }
        return Optional.ofNullable(last);
    }

    @Override
    public String disassemble(FeedRequest request) {
        return WindowsFilter.of(filter(request.stream()).map(), List.of(request.pushed()))
                .disassemble();
    }

    @Override
    public void close() {
        // Outside the lock: each waits for its sink, and a sink may be asking for the accounts.
        List.copyOf(subscriptions).forEach(SharedSubscription::close);
        synchronized (this) {
            closed = true;
            if (connection != null) {
                last = status().orElse(null);
                connection.reader().close();
                connection.side().close();
            }
            connection = null;
        }
    }

    private synchronized Connection open() {
        if (closed) {
            throw new IllegalStateException("the feed is closed");
        }
        Connection open = connection;
        if (open == null) {
            DriverClient driver = Refusals.explained(this::started);
            open = new Connection(
                    driver,
                    new RecordReader(driver, machine(), streams.values()),
                    new SideThread("ringside-windows-lookups"));
            connection = open;
        }
        return open;
    }

    private DriverClient started() {
        DriverClient driver = new DriverClient(device.get());
        try {
            driver.start(ring);
            return driver;
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
    }

    private KindFilter filter(StreamType stream) {
        KindFilter filter = streams.get(stream);
        if (filter == null) {
            throw new IllegalArgumentException("the windows feed has no stream " + stream);
        }
        return filter;
    }
}
