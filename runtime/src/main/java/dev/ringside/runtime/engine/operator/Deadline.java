package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;
import java.util.OptionalLong;

/** {@code for}: ends what comes in when event time has come that far since the query began. */
public final class Deadline extends Stage {
    private final long length;
    private OptionalLong deadline;
    private boolean over;

    /**
     * A deadline.
     *
     * @param length how long it is away, in nanoseconds
     * @param began when the query began, if that is known yet; else it is when time is first told
     */
    public Deadline(long length, OptionalLong began, Flow next) {
        super(next);
        this.length = length;
        this.deadline =
                began.isPresent() ? OptionalLong.of(Nanos.plus(began.getAsLong(), length)) : OptionalLong.empty();
    }

    /** When it is, if that is known yet. */
    public OptionalLong time() {
        return deadline;
    }

    @Override
    public void accept(long time, Event event) {
        if (!over && time < deadline(time)) {
            next().accept(time, event);
        }
    }

    /** The feed was told when the end is. */
    @Override
    public void accept(PartialGroup group) {
        if (!over) {
            next().accept(group);
        }
    }

    private long deadline(long now) {
        if (deadline.isEmpty()) {
            deadline = OptionalLong.of(Nanos.plus(now, length));
        }
        return deadline.getAsLong();
    }

    @Override
    public void advance(long now) {
        if (over) {
            return;
        }
        if (now != OVER && now >= deadline(now)) {
            end();
        } else {
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
