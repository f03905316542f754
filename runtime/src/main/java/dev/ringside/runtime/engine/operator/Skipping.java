package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/** {@code skip}. */
final class Skipping extends Stage {
    private long left;

    Skipping(long count, Flow next) {
        super(next);
        this.left = count;
    }

    @Override
    public void accept(long time, Event event) {
        if (left > 0) {
            left--;
        } else {
            next().accept(time, event);
        }
    }
}
