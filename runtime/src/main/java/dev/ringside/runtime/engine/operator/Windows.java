package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code window("1m")} and {@code window("1m", "10s")}: gives rows for each window once it is over and what comes late has been waited for. */
final class Windows extends Stage {
    private final Groups groups;
    private final long size;
    private final long step;
    private final long lateness;
    private final Ledger ledger;
    /** By the times at which they begin, those of which there are events. */
    private final TreeMap<Long, Map<Object, Group>> open = new TreeMap<>();
    /** No window that ended by then is open any more. */
    private long watermark = Long.MIN_VALUE;

    Windows(Groups groups, Window.Tumbling window, Ledger ledger, Flow next) {
        this(groups, new Window.Sliding(window.size(), window.size(), window.lateness()), ledger, next);
    }

    Windows(Groups groups, Window.Sliding window, Ledger ledger, Flow next) {
        super(next);
        this.groups = groups;
        this.size = window.size();
        this.step = window.step();
        this.lateness = window.lateness();
        this.ledger = ledger;
    }

    @Override
    public void accept(long time, Event event) {
        long start = Nanos.floor(time, step);
        long reach = Nanos.minus(time, size);
        boolean late = false;
        for (; start > reach && !late; start = Nanos.minus(start, step)) {
            late = Nanos.plus(start, size) <= watermark;
            if (!late) {
                groups.add(open.computeIfAbsent(start, begin -> new LinkedHashMap<>()), time, event);
            }
        }
        if (late) {
            ledger.late();
        }
    }

    @Override
    public void advance(long now) {
        watermark = Math.max(watermark, Nanos.minus(now, lateness));
        while (!open.isEmpty() && Nanos.plus(open.firstKey(), size) <= watermark) {
            close();
        }
        next().advance(watermark);
    }

    private void close() {
        Map.Entry<Long, Map<Object, Group>> window = open.pollFirstEntry();
        long start = window.getKey();
        long end = Nanos.plus(start, size);
        for (Group group : Groups.inOrder(window.getValue().values())) {
            next().accept(end - 1, groups.row(group, start, end));
            groups.release(group);
        }
    }

    @Override
    public void end() {
        while (!open.isEmpty()) {
            close();
        }
        next().end();
    }
}
