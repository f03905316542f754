package dev.ringside.driver.linux.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which recorders of a hook are in which slots of its program array, and what their records look like. A filter names the slot of its recorder,
 * so putting a filter in place puts its recorder in place with it, and a recorder stays for as long as a filter of any generation may call it,
 * or may have called it for a record that is still to be read. Those that none calls are kept for the next filter that asks for the same.
 */
final class Recorders {
    /** Slots of the program array. The last is for a recorder of everything, should all the others be in use. */
    static final int SLOTS = 64;

    private static final int LAST = SLOTS - 1;

    private final Hook hook;
    private final Predicate<Datum> available;
    private final AtomicInteger numbers;
    private final Map<Integer, RecordLayout> layouts;
    /** Those used longest ago come first. */
    private final Deque<Recorder> loaded = new ArrayDeque<>();
    /** Those whose program is gone, and whose records are still to be read. */
    private final Set<Recorder> unloaded = new HashSet<>();

    /** Puts a recorder into a slot of the program array. */
    interface Loader {
        void load(int slot, RecordLayout layout, int number);
    }

    private record Recorder(int slot, int number, Set<Datum> data, Set<Integer> generations) {}

    /**
     * @param available what this kernel can be asked for
     * @param numbers gives numbers to layouts
     * @param layouts where the layouts are found by number, by whoever reads records; for any thread
     */
    Recorders(Hook hook, Predicate<Datum> available, AtomicInteger numbers, Map<Integer, RecordLayout> layouts) {
        this.hook = hook;
        this.available = available;
        this.numbers = numbers;
        this.layouts = layouts;
    }

    static Map<Integer, RecordLayout> layouts() {
        return new ConcurrentHashMap<>();
    }

    /** The slot of a recorder for a generation of the filter. */
    int slot(int generation, Set<Datum> data, Loader loader) {
        Recorder recorder = find(data).orElseGet(() -> {
            int slot = freeSlot();
            return slot == LAST ? ofEverything(loader) : load(slot, data, loader);
        });
        loaded.remove(recorder);
        loaded.add(recorder);
        recorder.generations().add(generation);
        return recorder.slot();
    }

    /** No record of that generation is left, and none will come. */
    void forget(int generation) {
        loaded.forEach(recorder -> recorder.generations().remove(generation));
        for (Iterator<Recorder> iterator = unloaded.iterator(); iterator.hasNext(); ) {
            Recorder recorder = iterator.next();
            recorder.generations().remove(generation);
            if (recorder.generations().isEmpty()) {
                layouts.remove(recorder.number());
                iterator.remove();
            }
        }
    }

    /** The program array is gone, and with it the programs. */
    void clear() {
        for (Recorder recorder : loaded) {
            if (recorder.generations().isEmpty()) {
                layouts.remove(recorder.number());
            } else {
                unloaded.add(recorder);
            }
        }
        loaded.clear();
    }

    private Optional<Recorder> find(Set<Datum> data) {
        return loaded.stream().filter(recorder -> recorder.data().equals(data)).findFirst();
    }

    private Recorder ofEverything(Loader loader) {
        Set<Datum> everything = EnumSet.allOf(Datum.class);
        everything.removeIf(datum -> !hook.has(datum) || !available.test(datum));
        return find(everything).orElseGet(() -> load(LAST, everything, loader));
    }

    private Recorder load(int slot, Set<Datum> data, Loader loader) {
        RecordLayout layout = new RecordLayout(hook, data);
        int number = numbers.incrementAndGet();
        layouts.put(number, layout);
        try {
            loader.load(slot, layout, number);
        } catch (RuntimeException e) {
            layouts.remove(number);
            throw e;
        }
        Recorder recorder = new Recorder(slot, number, Set.copyOf(data), new HashSet<>());
        loaded.add(recorder);
        return recorder;
    }

    /** A slot that no filter uses; the last one if all others are used. */
    private int freeSlot() {
        int next = HookPrograms.FILTER_SLOT + 1 + loaded.size();
        if (next < LAST) {
            return next;
        }
        @Nullable
        Recorder unused = loaded.stream()
                .filter(recorder ->
                        recorder.slot() != LAST && recorder.generations().isEmpty())
                .findFirst()
                .orElse(null);
        if (unused == null) {
            return LAST;
        }
        loaded.remove(unused);
        layouts.remove(unused.number());
        return unused.slot();
    }
}
