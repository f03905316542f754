package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence under way. */
final class Run {
    final Object key;
    final long first;
    /** By place among the steps that happen: the event that took it, the last one of several. */
    final @Nullable Event[] taken;

    final List<Event> events = new ArrayList<>();
    /** When the last step so far was taken. */
    long last;
    /** The place of the step that is waited for; beyond the last one if only time is. */
    int place;
    /** How many events have taken that step. */
    int times;

    boolean dead;

    Run(Object key, long first, int places) {
        this.key = key;
        this.first = first;
        this.last = first;
        this.taken = new Event[places];
    }

    /** Takes the step that is waited for. */
    void take(long time, Event event, int wanted) {
        taken[place] = event;
        events.add(event);
        last = time;
        if (++times == wanted) {
            times = 0;
            place++;
        }
    }
}
