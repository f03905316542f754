package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import java.util.TreeMap;

/** {@code limitRate}: lets pass the first events of every span of time, at once, in the order in which they come. */
final class RateLimit extends Stage {
    private final long count;
    private final long per;
    private final Ledger ledger;
    /** By the times at which they begin, how many have passed. */
    private final TreeMap<Long, Long> spans = new TreeMap<>();

    private long watermark = Long.MIN_VALUE;

    RateLimit(Operator.LimitRate limit, Ledger ledger, Flow next) {
        super(next);
        this.count = limit.count();
        this.per = limit.per();
        this.ledger = ledger;
    }

    @Override
    public void accept(long time, Event event) {
        long start = Nanos.floor(time, per);
        if (Nanos.plus(start, per) <= watermark) {
            ledger.late();
        } else if (spans.merge(start, 1L, Long::sum) <= count) {
            next().accept(time, event);
        }
    }

    @Override
    public void advance(long now) {
        watermark = Math.max(watermark, Nanos.minus(now, Operator.DEFAULT_LATENESS));
        while (!spans.isEmpty() && Nanos.plus(spans.firstKey(), per) <= watermark) {
            spans.pollFirstEntry();
        }
        next().advance(now);
    }
}
