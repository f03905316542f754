package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/** {@code sample(n)}: the first of every so many. */
final class Sampling extends Stage {
    private final long every;
    private long seen;

    Sampling(long every, Flow next) {
        super(next);
        this.every = every;
    }

    @Override
    public void accept(long time, Event event) {
        if (seen++ % every == 0) {
            next().accept(time, event);
        }
    }
}
