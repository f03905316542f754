package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.Map;
import java.util.TreeMap;

/** {@code rate}: counts the events of every span of time. */
final class Rating extends Stage {
    private static final double SECOND = 1e9;

    private final StreamType type;
    private final long per;
    private final Ledger ledger;
    private final Room room;
    /** By the times at which they begin. */
    private final TreeMap<Long, Long> spans = new TreeMap<>();

    private long watermark = Long.MIN_VALUE;

    Rating(Operator.Rate rate, StreamType input, Setting setting, Flow next) {
        super(next);
        this.type = rate.output(input);
        this.per = rate.per();
        this.ledger = setting.ledger();
        this.room = setting.ledger()
                .room(setting.limits().values(), rate, "events of spans beyond the limit were left out");
    }

    @Override
    public void accept(long time, Event event) {
        long start = Nanos.floor(time, per);
        if (Nanos.plus(start, per) <= watermark) {
            ledger.late();
        } else if (spans.containsKey(start) || room.take(1)) {
            spans.merge(start, 1L, Long::sum);
        }
    }

    @Override
    public void advance(long now) {
        watermark = Math.max(watermark, Nanos.minus(now, Operator.DEFAULT_LATENESS));
        while (!spans.isEmpty() && Nanos.plus(spans.firstKey(), per) <= watermark) {
            close();
        }
        next().advance(watermark);
    }

    private void close() {
        Map.Entry<Long, Long> span = spans.pollFirstEntry();
        room.give(1);
        long end = Nanos.plus(span.getKey(), per);
        long count = span.getValue();
        Event row = new EventBuilder(type, Os.LINUX)
                .set(Rows.TIME, end)
                .set(Rows.COUNT, count)
                .set(type.field(Rows.RATE), count * SECOND / per)
                .build();
        next().accept(end - 1, row);
    }

    @Override
    public void end() {
        while (!spans.isEmpty()) {
            close();
        }
        next().end();
    }
}
