package dev.ringside.runtime.feed.etw;

import static dev.ringside.runtime.feed.trace.Providers.CLASSIC_TCP;
import static dev.ringside.runtime.feed.trace.Providers.CLASSIC_UDP;
import static dev.ringside.runtime.feed.trace.Providers.DNS_CLIENT;
import static dev.ringside.runtime.feed.trace.Providers.KERNEL_NETWORK;
import static dev.ringside.runtime.feed.trace.Providers.POWERSHELL;
import static dev.ringside.runtime.feed.trace.Providers.WMI_ACTIVITY;

import dev.ringside.driver.windows.etw.EtwDiagnosis;
import dev.ringside.driver.windows.etw.Providers;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.TermPlacement;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Field;
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
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import dev.ringside.runtime.feed.trace.TraceStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Live events of this Windows machine's providers, filtered by ETW as far as that goes. Windows is not touched before the first subscription; asking for
 * abilities and plans needs neither it nor privileges.
 *
 * <p>Windows does not say what it filtered, nor of which provider it lost something: of a stream's accounts {@code filtered} is what passed and is not of the
 * stream, and {@code lost} all that its sessions lost since it was asked for, which may have been other streams'.
 */
public final class EtwFeed implements Feed {
    private static final Set<String> SLOW = Set.of("user", "parentUser", "ancestors");

    private final Providers providers = new Providers();
    private final Map<StreamType, EtwStream> streams = new LinkedHashMap<>();
    private final Map<StreamType, EtwStream> opened = new ConcurrentHashMap<>();
    private final Set<SharedSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private boolean closed;
    private @Nullable Connection connection;

    /** @param side where those are served who may have to wait */
    private record Connection(
            LiveMachine machine, Sessions sessions, Dispatcher dispatcher, Watch watch, SideThread side)
            implements SharedSubscription.Draining {
        @Override
        public void flush() throws InterruptedException {
            sessions.flush();
            dispatcher.drain();
        }

        @Override
        public void drain() throws InterruptedException {
            dispatcher.drain();
        }
    }

    public EtwFeed() {
        add("net", KERNEL_NETWORK, Set.of(CLASSIC_TCP, CLASSIC_UDP), StreamRoles::network);
        add("dns", DNS_CLIENT, Set.of(), StreamRoles::dns);
        add("wmi", WMI_ACTIVITY, Set.of(), StreamRoles::wmi);
        add("powershell", POWERSHELL, Set.of(), StreamRoles::powerShell);
    }

    private void add(String name, UUID provider, Set<UUID> kernelClasses, Function<StreamType, Roles> roles) {
        StreamType type = Schema.standard().stream(name);
        streams.put(type, new EtwStream(type, provider, kernelClasses, roles.apply(type)));
    }

    @Override
    public String name() {
        return "etw";
    }

    @Override
    public Set<StreamType> streams() {
        return streams.keySet();
    }

    @Override
    public boolean serves(StreamType stream) {
        return streams.containsKey(stream) || stream.provider().isPresent();
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return roles(stream).abilities();
    }

    @Override
    public Split.Placement placement(StreamType stream, Predicate term) {
        return TermPlacement.of(term, roles(stream));
    }

    private Roles roles(StreamType stream) {
        EtwStream known = streams.get(stream);
        return known == null ? StreamRoles.open(served(stream)) : known.roles();
    }

    private StreamType served(StreamType stream) {
        if (!serves(stream)) {
            throw new IllegalArgumentException("the etw feed has no stream " + stream);
        }
        return stream;
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        Connection open = open();
        EtwStream stream = stream(request.stream());
        open.dispatcher().add(stream);
        open.watch().begin(stream);
        Taker taker = new Taker(request, sink, wanted -> mayWait(wanted) ? Optional.of(open.side()) : Optional.empty());
        SharedFilter.Place place = new ProviderPlace(stream, open.sessions());
        stream.shared().add(place, taker);
        SharedSubscription subscription =
                new SharedSubscription(stream.shared(), place, open, taker, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }

    /** Names of users are known to a domain controller, at worst, and processes above may have to be looked at. */
    private static boolean mayWait(FeedRequest wanted) {
        return wanted.fields().stream().map(Field::name).anyMatch(SLOW::contains);
    }

    private EtwStream stream(StreamType type) {
        EtwStream known = streams.get(type);
        return known != null ? known : opened.computeIfAbsent(type, open -> opened(open, provider(open)));
    }

    private static EtwStream opened(StreamType type, UUID provider) {
        return new EtwStream(type, provider, Set.of(), StreamRoles.open(type));
    }

    private UUID provider(StreamType stream) {
        String name = served(stream).provider().orElseThrow();
        Optional<UUID> found = Refusals.explained(() -> providers.find(name));
        return found.orElseThrow(() -> new RingsideException(
                EtwDiagnosis.unknown(name, NearestNames.of(name, providers.all().keySet()))));
    }

    @Override
    public OptionalLong now() {
        return OptionalLong.of(TimeOfDay.now());
    }

    @Override
    public Accounts accounts(StreamType type) {
        EtwStream stream = streams.getOrDefault(type, opened.get(type));
        if (stream == null) {
            return Accounts.NONE;
        }
        Connection open = connection();
        long lost = stream.lost().get() + (open == null ? 0 : open.watch().lost(stream));
        long delivered = stream.delivered().get();
        long filtered = stream.filtered().get();
        return new Accounts(filtered + delivered + lost, filtered, delivered, lost);
    }

    private synchronized @Nullable Connection connection() {
        return connection;
    }

    @Override
    public String disassemble(FeedRequest request) {
        EtwStream stream = streams.getOrDefault(request.stream(), opened.get(request.stream()));
        Optional<UUID> provider = stream == null
                ? served(request.stream()).provider().flatMap(Guid::parse)
                : Optional.of(stream.provider());
        UUID id = provider.orElse(Guid.NIL);
        EtwStream asked = stream == null ? opened(request.stream(), id) : stream;
        String title = request.stream().provider().orElseGet(() -> Guid.text(id));
        return FilterText.of(title, asked, request.pushed(), connection() == null ? List.of() : providers.schemas(id));
    }

    @Override
    public void close() {
        // Outside the lock: each waits for its sink, and a sink may be asking for the accounts.
        List.copyOf(subscriptions).forEach(SharedSubscription::close);
        Connection open;
        synchronized (this) {
            closed = true;
            open = connection;
        }
        if (open != null) {
            open.dispatcher().expectEnd();
            open.sessions().close();
            open.watch().close();
            open.dispatcher().close();
            open.side().close();
            open.machine().close();
        }
    }

    private synchronized Connection open() {
        if (closed) {
            throw new IllegalStateException("the feed is closed");
        }
        Connection open = connection;
        if (open == null) {
            open = Refusals.explained(this::connected);
            connection = open;
        }
        return open;
    }

    private Connection connected() {
        LiveMachine machine = new LiveMachine();
        Dispatcher dispatcher = new Dispatcher(new LiveSchemas(), new TraceStreams(machine));
        try {
            Sessions sessions = new Sessions(providers, dispatcher);
            return new Connection(
                    machine,
                    sessions,
                    dispatcher,
                    new Watch(sessions, dispatcher),
                    new SideThread("ringside-etw-lookups"));
        } catch (RuntimeException | LinkageError e) {
            dispatcher.close();
            machine.close();
            throw e;
        }
    }
}
