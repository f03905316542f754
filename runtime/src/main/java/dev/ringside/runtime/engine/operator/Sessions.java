package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Window;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code window({session: "10m"})}: gives the row of a group's session once nothing has followed for longer than the gap. Gets events in order. */
final class Sessions implements Ordered {
    private final Groups groups;
    private final long gap;
    private final Flow next;
    /** Those under way, the one first whose last event is longest ago. */
    private final LinkedHashMap<Object, Group> open = new LinkedHashMap<>();

    Sessions(Groups groups, Window.Session window, Flow next) {
        this.groups = groups;
        this.gap = window.gap();
        this.next = next;
    }

    @Override
    public void accept(int input, long time, Event event) {
        closeBefore(time);
        Object key = groups.key(event);
        Group session = open.remove(key);
        Map<Object, Group> one = new HashMap<>();
        if (session != null) {
            one.put(key, session);
        }
        groups.add(one, time, event);
        open.putAll(one);
    }

    /** Closes what an event of that time does not belong to any more. */
    private void closeBefore(long time) {
        while (!open.isEmpty() && Nanos.plus(open.firstEntry().getValue().last, gap) < time) {
            close();
        }
    }

    private void close() {
        Group session = open.pollFirstEntry().getValue();
        next.accept(session.last, groups.row(session, session.first, session.last));
        groups.release(session);
    }

    @Override
    public void advance(long watermark) {
        closeBefore(watermark);
        next.advance(Nanos.minus(watermark, gap));
    }

    @Override
    public void ended(int input) {
        while (!open.isEmpty()) {
            close();
        }
        next.end();
    }
}
