package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.LinkedHashMap;
import java.util.OptionalLong;

/**
 * {@code distinct} and {@code suppress}: keeps the first of the events with the same values, at once, in the order in which they come. What it
 * forgets for want of room may be kept again.
 */
final class Recent extends Stage {
    private final Keys keys;
    /** How long a value is remembered; {@link Long#MAX_VALUE} if forever. */
    private final long within;

    private final Room room;
    /** By value when it was last kept, in the order in which they were. */
    private final LinkedHashMap<Object, Long> kept = new LinkedHashMap<>();

    Recent(Keys keys, OptionalLong within, Room room, Flow next) {
        super(next);
        this.keys = keys;
        this.within = within.orElse(Long.MAX_VALUE);
        this.room = room;
    }

    @Override
    public void accept(long time, Event event) {
        Object key = keys.key(event);
        Long last = kept.get(key);
        if (last == null) {
            remember(key, time);
        } else if (within == Long.MAX_VALUE || (time < Nanos.plus(last, within) && last < Nanos.plus(time, within))) {
            return;
        } else if (time > last) {
            kept.remove(key);
            kept.put(key, time);
        }
        next().accept(time, event);
    }

    private void remember(Object key, long time) {
        if (!room.take(1)) {
            kept.pollFirstEntry();
        }
        kept.put(key, time);
    }

    @Override
    public void advance(long now) {
        if (within != Long.MAX_VALUE && !kept.isEmpty()) {
            long horizon = Nanos.minus(Nanos.minus(now, Operator.DEFAULT_LATENESS), within);
            while (!kept.isEmpty() && kept.firstEntry().getValue() <= horizon) {
                kept.pollFirstEntry();
                room.give(1);
            }
        }
        next().advance(now);
    }
}
