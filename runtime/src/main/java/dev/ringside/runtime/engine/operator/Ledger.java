package dev.ringside.runtime.engine.operator;

import dev.ringside.runtime.engine.aggregate.Room;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What the operators of a query could not do. Written by their threads, read by any. */
public final class Ledger {
    private final LongAdder late = new LongAdder();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * What an operator could not keep.
     *
     * @param operator the operator, as it is written
     * @param what what happened to what it could not keep
     */
    public record Entry(String operator, String what, LongAdder count) {}

    /** Counts an event that came later than an operator waits for. */
    void late() {
        late.increment();
    }

    /** Room for one operator; what there is no room for is counted as what the text says. */
    Room room(int limit, Object operator, String what) {
        Entry entry = new Entry(operator.toString(), what, new LongAdder());
        entries.add(entry);
        return new Room(limit, entry.count());
    }

    /** How many events came too late. */
    public long lateEvents() {
        return late.sum();
    }

    /** Everything that there was no room for, also where there was room for all. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
