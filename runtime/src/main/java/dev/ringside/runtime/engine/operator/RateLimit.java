package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.TreeMap;

/** {@code limitRate}: lets pass the first events of every span of time, at once, in the order in which they come. */
final class RateLimit extends Stage {
    private final long count;
    private final long per;
    private final Ledger ledger;
    private final Room room;
    /** By the times at which they begin, how many have passed. */
    private final TreeMap<Long, Long> spans = new TreeMap<>();

    private long watermark = Long.MIN_VALUE;

    RateLimit(Operator.LimitRate limit, Setting setting, Flow next) {
        super(next);
        this.count = limit.count();
        this.per = limit.per();
        this.ledger = setting.ledger();
        this.room = setting.ledger()
                .room(setting.limits().values(), limit, "events of spans beyond the limit were left out");
    }

    @Override
    public void accept(long time, Event event) {
        long start = Nanos.floor(time, per);
        if (Nanos.plus(start, per) <= watermark) {
            ledger.late();
        } else if ((spans.containsKey(start) || room.take(1)) && spans.merge(start, 1L, Long::sum) <= count) {
            next().accept(time, event);
        }
    }

    @Override
    public void advance(long now) {
        watermark = Math.max(watermark, Nanos.minus(now, Operator.DEFAULT_LATENESS));
        while (!spans.isEmpty() && Nanos.plus(spans.firstKey(), per) <= watermark) {
            spans.pollFirstEntry();
            room.give(1);
        }
        next().advance(now);
    }
}
