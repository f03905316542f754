package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.runtime.engine.aggregate.Order;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * {@code sort} and {@code top}: gives the events in order when all have come. Of more than it may keep, it keeps those that come first in the
 * order.
 */
final class Ordering extends Stage {
    private final List<SortKey> keys;
    private final List<Value> values;
    private final long wanted;
    private final Room room;
    private final Comparator<Held> order = this::compare;
    /** The last in the order is its first. */
    private final PriorityQueue<Held> held = new PriorityQueue<>(order.reversed());

    private long count;
    private boolean over;

    /** @param values of the keys; null where missing */
    private record Held(long time, Event event, List<@Nullable Object> values, long number) {}

    /**
     * @param values of the keys
     * @param wanted how many events it gives at most
     */
    Ordering(List<SortKey> keys, List<Value> values, long wanted, Room room, Flow next) {
        super(next);
        this.keys = keys;
        this.values = values;
        this.wanted = wanted;
        this.room = room;
    }

    @Override
    public void accept(long time, Event event) {
        if (wanted == 0) {
            return;
        }
        @Nullable Object[] found = new Object[values.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = values.get(i).of(event);
        }
        Held one = new Held(time, event, Arrays.asList(found), count++);
        if (held.size() < wanted && room.take(1)) {
            held.add(one);
        } else if (!held.isEmpty() && order.compare(one, held.element()) < 0) {
            held.remove();
            held.add(one);
        }
    }

    private int compare(Held one, Held other) {
        for (int i = 0; i < keys.size(); i++) {
            int order =
                    compare(one.values.get(i), other.values.get(i), keys.get(i).descending());
            if (order != 0) {
                return order;
            }
        }
        return Long.compare(one.number, other.number);
    }

    private static int compare(@Nullable Object one, @Nullable Object other, boolean descending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int order = Order.compare(one, other);
        return descending ? Integer.compare(0, order) : order;
    }

    /** Rows come at the end alone, so until then it is no time behind it. */
    @Override
    public void advance(long now) {
        over |= now == OVER;
    }

    @Override
    public void end() {
        List<Held> sorted = new ArrayList<>(held);
        held.clear();
        sorted.sort(order);
        sorted.forEach(one -> next().accept(one.time, one.event));
        if (over) {
            next().advance(OVER);
        }
        next().end();
    }
}
