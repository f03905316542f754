package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one stream and the generations of the filter that they share.
 *
 * <p>Every change makes a new generation: one program for all subscriptions, and a list of who has which bit of its records. Lists of former
 * generations are kept until no record of theirs can be left. Changes come from any thread, one at a time; events from the one that reads.
 */
public final class SharedFilter {
    private static final Logger LOGGER = System.getLogger(SharedFilter.class.getName());

    /** The predicates of one program have a bit each; the last bit is for all the subscriptions beyond, which user mode then tells apart. */
    private static final int MOST_PREDICATES = 64;
    /** A program that was running when its successor took over may still write; none runs as long as this. */
    private static final long GRACE_NANOS = 1_000_000_000L;

    private final StreamType stream;
    private final IntSupplier generations;
    /** Replaced as a whole: the reading thread must not wait for a change, which takes the kernel's verifier with it. */
    private volatile List<Taker> current = List.of();

    private final Map<Integer, Generation> known = new ConcurrentHashMap<>();
    private final Deque<Retired> retired = new ArrayDeque<>();

    /** Where in a kernel the filter of a stream stands. Called by one thread at a time. */
    public interface Place {
        /**
         * Exchanges the filter: each event goes by one of them.
         *
         * @param generation the number that its records are to carry
         * @param predicates what is decided; bit i of a record's takers is for the i-th
         * @param grouping who of those that have a predicate of their own asks for groups, by its number; a place that does not group gives them events
         * @param fields what will be read of its events
         * @return whether it is installed; if not, the kernel finds it too large or too complex, and nothing has changed
         */
        boolean install(
                int generation, List<Predicate> predicates, SortedMap<Integer, Taker> grouping, Set<Field> fields);

        /** Takes the filter away: nothing is wanted any more. */
        void remove();

        /** How far records have been written, in whatever counts them. */
        long written();

        /** How far they have been given out, in the same. */
        long read();

        /** No record of that generation is left. */
        void forget(int generation);
    }

    /**
     * Who takes what goes by one filter.
     *
     * @param decided whether the program decides; else it takes everything, because the kernel refused the one that would
     */
    public record Generation(List<Taker> takers, boolean decided) {
        /**
         * Hands an event to those who want it. Called by the reading thread only.
         *
         * @param satisfied which predicates it satisfies or may satisfy, a bit each
         * @param uncertain for which of them something could not be decided
         * @param touched those who got it are added here
         */
        public void dispatch(long satisfied, long uncertain, Event event, Collection<Taker> touched) {
            for (int i = 0; i < takers.size(); i++) {
                int bit = decided ? Math.min(i, MOST_PREDICATES - 1) : 0;
                boolean shared = !decided || (takers.size() > MOST_PREDICATES && bit == MOST_PREDICATES - 1);
                if ((satisfied >>> bit & 1) != 0) {
                    boolean certain = !shared && (uncertain >>> bit & 1) == 0;
                    takers.get(i).accept(event, certain);
                    touched.add(takers.get(i));
                }
            }
        }
    }

    /** @param position how far records had been written when the successor took over */
    private record Retired(int generation, long position, long nanos) {}

    /** @param generations gives numbers that no filter has had */
    public SharedFilter(StreamType stream, IntSupplier generations) {
        this.stream = stream;
        this.generations = generations;
    }

    public synchronized void add(Place place, Taker taker) {
        List<Taker> next = new ArrayList<>(current);
        next.add(taker);
        change(place, next);
    }

    public synchronized void replace(Place place, Taker old, Taker taker) {
        List<Taker> next = new ArrayList<>(current);
        next.replaceAll(one -> one == old ? taker : one);
        change(place, next);
    }

    /** Never fails: a kernel that does not answer any more must not keep anybody from going. */
    public synchronized void remove(Place place, Taker taker) {
        List<Taker> next = new ArrayList<>(current);
        next.remove(taker);
        try {
            change(place, next);
        } catch (RuntimeException e) {
            // Who goes gets nothing more, whatever the kernel goes on filtering for them.
            LOGGER.log(
                    Logger.Level.DEBUG,
                    "the kernel keeps a filter of " + stream + " that is larger than it need be",
                    e);
            current = List.copyOf(next);
        }
    }

    /** Those that are there now. For any thread. */
    public Collection<Taker> current() {
        return current;
    }

    private void change(Place place, List<Taker> next) {
        if (next.isEmpty()) {
            place.remove();
        } else {
            int number = generations.getAsInt();
            Generation decided = new Generation(List.copyOf(next), true);
            known.put(number, decided);
            try {
                install(place, number, next);
            } catch (RuntimeException e) {
                known.remove(number);
                throw e;
            }
            retired.add(new Retired(number, Long.MAX_VALUE, 0));
        }
        retirePredecessors(place, next.isEmpty());
        current = List.copyOf(next);
    }

    /**
     * Installs the program that decides, or one that takes everything: if the kernel finds the first too large or too complex, or if somebody wants every
     * event. What crosses anyway is decided here as well, and the kernel has nothing to verify and to run for it.
     */
    private void install(Place place, int number, List<Taker> takers) {
        Set<Field> fields = new HashSet<>();
        List<Predicate> predicates = new ArrayList<>();
        SortedMap<Integer, Taker> grouping = new TreeMap<>();
        boolean shared = takers.size() > MOST_PREDICATES;
        for (Taker taker : takers) {
            fields.addAll(taker.request().fields());
            if (predicates.size() < (shared ? MOST_PREDICATES - 1 : MOST_PREDICATES)
                    && taker.request().grouping().isPresent()) {
                grouping.put(predicates.size(), taker);
            }
            if (predicates.size() < MOST_PREDICATES) {
                predicates.add(taker.request().pushed());
            }
        }
        if (shared) {
            predicates.set(MOST_PREDICATES - 1, Predicate.Constant.TRUE);
        }
        boolean all = takers.size() > 1
                && takers.stream()
                        .anyMatch(taker -> !grouping.containsValue(taker)
                                && taker.request().pushed().equals(Predicate.Constant.TRUE));
        if (all) {
            takeAll(place, number, takers, fields);
        } else if (!place.install(number, predicates, grouping, fields)
                && (grouping.isEmpty() || !place.install(number, predicates, new TreeMap<>(), fields))) {
            LOGGER.log(
                    Logger.Level.WARNING,
                    "the kernel refused the filter of {0} predicates on {1}; filtering in user mode instead",
                    predicates.size(),
                    stream);
            takeAll(place, number, takers, fields);
        }
    }

    private void takeAll(Place place, int number, List<Taker> takers, Set<Field> fields) {
        known.put(number, new Generation(List.copyOf(takers), false));
        if (!place.install(number, List.of(Predicate.Constant.TRUE), new TreeMap<>(), fields)) {
            throw new IllegalStateException("the kernel refuses a filter that takes everything");
        }
    }

    /** Marks the generations before the newest one, and forgets those of which nothing can come any more. */
    private void retirePredecessors(Place place, boolean all) {
        long written = place.written();
        long now = System.nanoTime();
        int stay = all ? 0 : 1;
        List<Retired> marked = new ArrayList<>();
        while (!retired.isEmpty()) {
            Retired one = retired.poll();
            boolean open = one.position() == Long.MAX_VALUE;
            marked.add(open && retired.size() >= stay ? new Retired(one.generation(), written, now) : one);
        }
        long read = place.read();
        for (Retired one : marked) {
            if (one.position() <= read && now - one.nanos() > GRACE_NANOS) {
                known.remove(one.generation());
                place.forget(one.generation());
            } else {
                retired.add(one);
            }
        }
    }

    /** The generation of that number; null if no records of it are to be given out any more. */
    public @Nullable Generation generation(int number) {
        return known.get(number);
    }

    /** Hands an event that went by no filter to all there are, for user mode to decide. Called by the reading thread only. */
    public void offer(Event event, Collection<Taker> touched) {
        for (Taker taker : current) {
            taker.accept(event, false);
            touched.add(taker);
        }
    }
}
