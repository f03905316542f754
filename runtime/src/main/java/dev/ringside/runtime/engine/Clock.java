package dev.ringside.runtime.engine;

import java.util.ArrayList;
import java.util.List;

/** What time it is at a feed, for one query: that of its latest event, or what the feed says. Guarded by the machine that it belongs to. */
final class Clock {
    private final List<Input> inputs = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    void add(Input input) {
        inputs.add(input);
    }

    long now() {
        return now;
    }

    /** Tells all inputs from that feed, so that none is behind because nothing happened there. */
    void advance(long time) {
        if (time > now) {
            now = time;
            // Not by a lambda, which would be an object for every event.
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).advance(time);
            }
        }
    }

    /** Whether nothing comes from that feed any more. */
    boolean isOver() {
        return inputs.stream().allMatch(Input::isOver);
    }
}
