package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.engine.operator.Rows;
import dev.ringside.runtime.feed.EventSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/** Gives the events of a snapshot in the order of their times, as operators expect it, when all are there. */
final class Sorted implements EventSink {
    private final EventSink next;
    private final LongConsumer counted;
    private final List<Given> all = new ArrayList<>();

    private record Given(long time, Event event, boolean certain) {}

    /** @param counted told how many there were, before they are given */
    Sorted(EventSink next, LongConsumer counted) {
        this.next = next;
        this.counted = counted;
    }

    @Override
    public void accept(Event event, boolean certain) {
        all.add(new Given(Rows.time(event, Long.MIN_VALUE), event, certain));
    }

    @Override
    public void end() {
        counted.accept(all.size());
        all.sort(Comparator.comparingLong(Given::time));
        all.forEach(given -> next.accept(given.event, given.certain));
        next.end();
    }

    @Override
    public void fail(RuntimeException reason) {
        next.fail(reason);
    }
}
