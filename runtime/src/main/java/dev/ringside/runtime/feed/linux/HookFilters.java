package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.Errno;
import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.FilterSet;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one stream and the generations of the filter that they share.
 *
 * <p>Every change makes a new generation: one program for all subscriptions, and a list of who has which bit of its records. Lists of former
 * generations are kept until no record of theirs can be left in the ring. Changes come from any thread, one at a time; records from the one
 * that reads the ring.
 */
final class HookFilters {
    private static final Logger LOGGER = System.getLogger(HookFilters.class.getName());

    /** The predicates of one program have a bit each; the last bit is for all the subscriptions beyond, which user mode then tells apart. */
    private static final int MOST_PREDICATES = 64;
    /** A program that was running when its successor took over may still write; none runs as long as this. */
    private static final long GRACE_NANOS = 1_000_000_000L;
    /** A sink that takes longer for one event hangs. */
    static final long HANGING_MILLIS = 1000;

    private final Hook hook;
    private final FieldMap fields;
    private final EventFields events;
    private final IntSupplier generations;
    /** Replaced as a whole: the reading thread must not wait for a change, which takes the kernel's verifier with it. */
    private volatile List<Version> current = List.of();

    private final Map<Integer, Generation> known = new ConcurrentHashMap<>();
    private final Deque<Retired> retired = new ArrayDeque<>();
    private long sequence;

    /** What a subscription wants and who takes it; replaced as a whole. */
    static final class Version {
        private final FeedRequest request;
        private final EventSink sink;
        private final ReentrantLock calls = new ReentrantLock();
        private volatile boolean dead;

        Version(FeedRequest request, EventSink sink) {
            this.request = request;
            this.sink = sink;
        }

        /**
         * No call of the sink begins after this, and one that is under way on another thread has ended, unless it hangs: then it is not
         * waited for longer than a moment.
         */
        void kill() throws InterruptedException {
            boolean idle = calls.tryLock(HANGING_MILLIS, TimeUnit.MILLISECONDS);
            dead = true;
            if (idle) {
                calls.unlock();
            }
        }

        /** Tells the sink that nothing follows at once. */
        void pause() {
            guarded(sink::pause);
        }

        /** Tells the sink what time it is. */
        void tick(long now) {
            guarded(() -> sink.tick(now));
        }

        private void guarded(Runnable call) {
            calls.lock();
            try {
                if (!dead) {
                    call.run();
                }
            } catch (RuntimeException e) {
                // The sink has told its own listeners; here it only must not end the reading for everybody.
                dead = true;
            } finally {
                calls.unlock();
            }
        }
    }

    /** @param decided whether the program decides; else it takes everything, because the kernel refused the one that would */
    private record Generation(List<Version> versions, boolean decided) {}

    /** @param position how far the ring was written when the successor took over */
    private record Retired(int generation, long position, long nanos) {}

    HookFilters(StreamType stream, Hook hook, IntSupplier generations) {
        this.hook = hook;
        this.fields = new FieldMap(stream, hook);
        this.events = new EventFields(stream);
        this.generations = generations;
    }

    Hook hook() {
        return hook;
    }

    FieldMap fields() {
        return fields;
    }

    EventFields events() {
        return events;
    }

    synchronized void add(Tracer tracer, Version version) {
        List<Version> next = new ArrayList<>(current);
        next.add(version);
        change(tracer, next);
    }

    synchronized void replace(Tracer tracer, Version old, Version version) {
        List<Version> next = new ArrayList<>(current);
        next.replaceAll(one -> one == old ? version : one);
        change(tracer, next);
    }

    synchronized void remove(Tracer tracer, Version version) {
        List<Version> next = new ArrayList<>(current);
        next.remove(version);
        change(tracer, next);
    }

    /** Those that are there now. For any thread. */
    Collection<Version> current() {
        return current;
    }

    private void change(Tracer tracer, List<Version> next) {
        if (next.isEmpty()) {
            tracer.remove(hook);
        } else {
            int number = generations.getAsInt();
            Generation decided = new Generation(List.copyOf(next), true);
            known.put(number, decided);
            try {
                install(tracer, number, next);
            } catch (RuntimeException e) {
                known.remove(number);
                throw e;
            }
            retired.add(new Retired(number, Long.MAX_VALUE, 0));
        }
        retirePredecessors(tracer, next.isEmpty());
        current = List.copyOf(next);
    }

    /** Installs the program that decides, or, if the kernel finds it too large or too complex, one that takes everything. */
    private void install(Tracer tracer, int number, List<Version> versions) {
        Set<Datum> data = EnumSet.noneOf(Datum.class);
        List<Predicate> predicates = new ArrayList<>();
        for (Version version : versions) {
            data.addAll(events.dataOf(version.request.fields()));
            if (predicates.size() < MOST_PREDICATES) {
                predicates.add(version.request.pushed());
            }
        }
        if (versions.size() > MOST_PREDICATES) {
            predicates.set(MOST_PREDICATES - 1, Predicate.Constant.TRUE);
        }
        try {
            tracer.install(hook, fields, new FilterSet(number, predicates, data));
        } catch (BpfException | IllegalStateException e) {
            if (e instanceof BpfException refusal && !isAboutSize(refusal)) {
                throw e;
            }
            LOGGER.log(
                    Logger.Level.WARNING,
                    "the kernel refused the filter of {0} predicates on {1}; filtering in user mode instead",
                    predicates.size(),
                    events.stream());
            known.put(number, new Generation(List.copyOf(versions), false));
            tracer.install(hook, fields, new FilterSet(number, List.of(Predicate.Constant.TRUE), data));
        }
    }

    private static boolean isAboutSize(BpfException refusal) {
        return refusal.is(Errno.E2BIG) || refusal.is(Errno.ENOSPC);
    }

    /** Marks the generations before the newest one, and forgets those of which nothing can come any more. */
    private void retirePredecessors(Tracer tracer, boolean all) {
        long written = tracer.written();
        long now = System.nanoTime();
        int stay = all ? 0 : 1;
        List<Retired> marked = new ArrayList<>();
        while (!retired.isEmpty()) {
            Retired one = retired.poll();
            boolean open = one.position() == Long.MAX_VALUE;
            marked.add(open && retired.size() >= stay ? new Retired(one.generation(), written, now) : one);
        }
        long read = tracer.read();
        for (Retired one : marked) {
            if (one.position() <= read && now - one.nanos() > GRACE_NANOS) {
                known.remove(one.generation());
                tracer.forget(one.generation());
            } else {
                retired.add(one);
            }
        }
    }

    /** Looks it up, if the record was made for somebody who wants it, and keeps the process's own for its children. */
    private static @Nullable String parentCommandLine(KernelRecord record, Host host) {
        String own = record.hook() == Hook.EXEC ? record.text(Datum.CMDLINE) : null;
        if (own != null && record.has(Datum.START)) {
            host.commandLines()
                    .add(
                            record.number(Datum.PID),
                            record.number(Datum.START),
                            record.number(Datum.ARGUMENTS_AT),
                            own.replace('\0', ' '));
        }
        return record.has(Datum.PARENT_START) && record.has(Datum.PPID)
                ? host.commandLines()
                        .of(
                                record.number(Datum.PPID),
                                record.number(Datum.PARENT_START),
                                record.number(Datum.PARENT_ARGUMENTS_AT))
                : null;
    }

    /** Hands a record to those who want it. Called by the reading thread only. */
    void dispatch(KernelRecord record, Host host, Collection<Version> touched) {
        Generation generation = known.get(record.generation());
        if (generation == null) {
            return;
        }
        String parentCommandLine = parentCommandLine(record, host);
        Ancestors ancestors = Ancestors.of(record, host);
        LinuxEvent event = new LinuxEvent(events, host, record, ++sequence, parentCommandLine, ancestors);
        long takers = record.takers();
        long uncertain = record.uncertain();
        List<Version> versions = generation.versions();
        for (int i = 0; i < versions.size(); i++) {
            int bit = generation.decided() ? Math.min(i, MOST_PREDICATES - 1) : 0;
            boolean shared = !generation.decided() || (versions.size() > MOST_PREDICATES && bit == MOST_PREDICATES - 1);
            if ((takers >>> bit & 1) != 0) {
                boolean certain = !shared && (uncertain >>> bit & 1) == 0;
                Version version = versions.get(i);
                version.guarded(() -> version.sink.accept(event, certain));
                touched.add(version);
            }
        }
    }
}
