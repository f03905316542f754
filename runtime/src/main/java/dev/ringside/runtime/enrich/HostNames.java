package dev.ringside.runtime.enrich;

import dev.ringside.dsl.event.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Names of hosts by their addresses, asked for in the background: whoever asks gets what is known by now and never waits, so that the first event of an
 * address may be without its name. For any thread.
 *
 * <p>Asking tells the name server which addresses are looked at.
 */
public final class HostNames implements AutoCloseable {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_WAITING = 256;
    private static final int THREADS = 2;
    /** How long a name, or that there is none, is believed. */
    private static final long BELIEVED_NANOS = Duration.ofMinutes(10).toNanos();

    private final Function<IpAddress, Optional<String>> resolver;
    private final ThreadPoolExecutor workers;
    /** In the order of use. Guarded by this. */
    private final Map<IpAddress, Known> names = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, Known> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /** @param since when it was found, or asked for, by {@link System#nanoTime} */
    private record Known(Optional<String> name, long since) {}

    /** The names that this machine's resolver knows. */
    public HostNames() {
        this(HostNames::resolve);
    }

    /** @param resolver may block; called by the threads of this */
    HostNames(Function<IpAddress, Optional<String>> resolver) {
        this.resolver = resolver;
        // Platform threads: the resolver waits in the system.
        workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("ringside-names-", 0).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** The host's name, if it is known by now. */
    public synchronized Optional<String> name(IpAddress address) {
        long now = System.nanoTime();
        Known known = names.get(address);
        if (known != null && now - known.since() < BELIEVED_NANOS) {
            return known.name();
        }
        Optional<String> former = known == null ? Optional.empty() : known.name();
        try {
            workers.execute(() -> learn(address));
            // Until the answer is there nobody asks again.
            names.put(address, new Known(former, now));
        } catch (RejectedExecutionException e) {
            // Too many are waiting: a later event asks again.
            return former;
        }
        return former;
    }

    private void learn(IpAddress address) {
        Optional<String> name = resolver.apply(address);
        synchronized (this) {
            names.put(address, new Known(name, System.nanoTime()));
        }
    }

    private static Optional<String> resolve(IpAddress address) {
        try {
            String literal = address.toString();
            InetAddress found = InetAddress.getByName(literal);
            String name = found.getHostName();
            return name.equals(literal) || name.equals(found.getHostAddress()) ? Optional.empty() : Optional.of(name);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Asks nobody any more. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
