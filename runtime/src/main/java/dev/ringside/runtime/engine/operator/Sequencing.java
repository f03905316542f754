package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.aggregate.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code sequence}: every event that is a first step begins a run, every run goes on with the first event that takes its next step. Gets events in
 * order.
 *
 * <p>Of runs with the same keys that have come equally far, and for which it makes no difference to what follows, only the one that began last is
 * kept: it lasts longest, and a hundred failed logins and one that succeeds are one row and not a hundred.
 */
final class Sequencing implements Ordered {
    private final long within;
    private final List<Keys> keys;
    private final Steps steps;
    private final SequenceRow row;
    private final Room room;
    private final Flow next;
    /** All runs, in the order in which they began, which is that in which their time is over. */
    private final Set<Run> runs = new LinkedHashSet<>();
    /** The same by their keys, in the same order. */
    private final Map<Object, List<Run>> byKey = new HashMap<>();

    private int open;

    Sequencing(Source.Sequence sequence, Setting setting, Flow next) {
        List<Source> sources = Steps.sources(sequence);
        this.within = sequence.within();
        this.keys =
                sources.stream().map(source -> keys(sequence, source.type())).toList();
        this.steps = new Steps(sequence, sources);
        this.row = new SequenceRow(sequence);
        this.room = setting.ledger().room(setting.limits().events(), sequence, "sequences under way were given up");
        this.next = next;
        this.open = sources.size();
    }

    private static Keys keys(Source.Sequence sequence, StreamType stream) {
        return Keys.ofFields(sequence.by().stream().map(stream::field).toList());
    }

    @Override
    public void accept(int input, long time, Event event) {
        expire(time);
        if (!keys.get(input).complete(event)) {
            return;
        }
        Object key = keys.get(input).key(event);
        boolean moved = false;
        for (Run run : List.copyOf(byKey.getOrDefault(key, List.of()))) {
            moved |= !run.dead && go(run, input, time, event);
        }
        if (steps.begins(input, event)) {
            begin(key, time, event);
            moved = true;
        }
        if (moved) {
            removeRepeated(key);
        }
    }

    /** Lets an event do to a run what it does, and tells whether the run has gone on. */
    private boolean go(Run run, int input, long time, Event event) {
        boolean takes = steps.takes(run, input, event);
        if (takes) {
            take(run, time, event);
        } else if (steps.forbids(run, input, event)) {
            remove(run);
        }
        if (!run.dead && steps.ends(run, input, event)) {
            remove(run);
        }
        return takes;
    }

    private void begin(Object key, long time, Event event) {
        Run run = new Run(key, time, steps.places());
        runs.add(run);
        byKey.computeIfAbsent(key, begun -> new ArrayList<>()).add(run);
        take(run, time, event);
    }

    private void take(Run run, long time, Event event) {
        while (!run.dead && !room.take(1)) {
            remove(runs.iterator().next());
        }
        if (!run.dead) {
            run.take(time, event, steps.count(run.place));
            if (run.place == steps.places() && !steps.waitForTime()) {
                complete(run);
            }
        }
    }

    private void complete(Run run) {
        Event made = row.of(run);
        remove(run);
        next.accept(run.last, made);
    }

    private void remove(Run run) {
        run.dead = true;
        room.give(run.events.size());
        runs.remove(run);
        List<Run> same = Objects.requireNonNull(byKey.get(run.key));
        same.remove(run);
        if (same.isEmpty()) {
            byKey.remove(run.key);
        }
    }

    /** Removes the runs with these keys for which a later one stands. */
    private void removeRepeated(Object key) {
        List<Run> same = List.copyOf(byKey.getOrDefault(key, List.of()));
        for (int i = same.size() - 1; i > 0; i--) {
            Run later = same.get(i);
            for (int j = i - 1; j >= 0 && !later.dead && !steps.unlike(later.place); j--) {
                Run earlier = same.get(j);
                if (!earlier.dead && earlier.place == later.place && earlier.times == later.times) {
                    remove(earlier);
                }
            }
        }
    }

    /** Ends the runs whose time is over. */
    private void expire(long now) {
        while (!runs.isEmpty()) {
            Run oldest = runs.iterator().next();
            if (Nanos.plus(oldest.first, within) >= now) {
                return;
            }
            if (oldest.place == steps.places()) {
                complete(oldest);
            } else {
                remove(oldest);
            }
        }
    }

    @Override
    public void advance(long watermark) {
        expire(watermark);
        next.advance(steps.waitForTime() ? Nanos.minus(watermark, within) : watermark);
    }

    @Override
    public void ended(int input) {
        if (--open == 0) {
            next.end();
        }
    }
}
