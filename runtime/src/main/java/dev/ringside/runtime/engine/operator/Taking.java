package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/** {@code take}: ends with the last one that is wanted. */
final class Taking extends Stage {
    private long left;
    private boolean over;

    Taking(long count, Flow next) {
        super(next);
        this.left = count;
    }

    @Override
    public void accept(long time, Event event) {
        if (left > 0) {
            left--;
            next().accept(time, event);
            stopIfDone();
        }
    }

    /** None is wanted from the beginning: that shows as soon as anything happens. */
    private void stopIfDone() {
        if (left == 0) {
            end();
        }
    }

    @Override
    public void advance(long now) {
        stopIfDone();
        if (!over) {
            next().advance(now);
        }
    }

    @Override
    public void end() {
        if (!over) {
            over = true;
            next().end();
        }
    }
}
