package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.RecordBatch;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Notices from batch to batch that events were lost, and makes events of the {@code health} stream of it. For the reading thread. */
final class Losses {
    private final StreamType health;
    private final Machine machine;
    private final Map<RecordKind, Long> before = new EnumMap<>(RecordKind.class);

    Losses(StreamType health, Machine machine) {
        this.health = health;
        this.machine = machine;
    }

    /** An event for each kind of which something was lost since the last batch. */
    List<Event> in(RecordBatch batch) {
        List<Event> events = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            long lost = batch.lost(kind) - before.getOrDefault(kind, 0L);
            if (lost > 0) {
                before.put(kind, batch.lost(kind));
                events.add(event(kind, lost));
            }
        }
        return events;
    }

    private Event event(RecordKind kind, long count) {
        return new EventBuilder(health, Os.WINDOWS)
                .set("time", TimeOfDay.now())
                .set("stream", health.name())
                .set("host", machine.name())
                .set("os", "windows")
                .set("kind", "loss")
                .set("message", "events of " + kind.stream() + " were lost: they came faster than they could be read")
                .set("count", count)
                .build();
    }
}
