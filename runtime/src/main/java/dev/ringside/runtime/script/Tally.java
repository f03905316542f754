package dev.ringside.runtime.script;

import dev.ringside.runtime.script.alert.Level;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts what a script does, however often it is started again. For any thread. */
final class Tally {
    private final LongAdder events = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder overruns = new LongAdder();
    private final LongAdder restarts = new LongAdder();
    private final List<LongAdder> alerts =
            Stream.generate(LongAdder::new).limit(Level.values().length).toList();

    void event() {
        events.increment();
    }

    void dropped(long count) {
        dropped.add(count);
    }

    void alert(Level level) {
        alerts.get(level.ordinal()).increment();
    }

    void suppressed() {
        suppressed.increment();
    }

    void error() {
        errors.increment();
    }

    void overrun() {
        overruns.increment();
    }

    int restarts() {
        return restarts.intValue();
    }

    void restarted() {
        restarts.increment();
    }

    void busy(long nanos) {
        busy.add(nanos);
    }

    /** How many alerts of that level or a higher one there were. */
    long alerts(Level atLeast) {
        return alerts.stream().skip(atLeast.ordinal()).mapToLong(LongAdder::sum).sum();
    }

    /** @param droppedByRunning what the queries that still run have dropped */
    ScriptStats stats(long droppedByRunning) {
        return new ScriptStats(
                events.sum(),
                dropped.sum() + droppedByRunning,
                alerts(Level.INFO),
                suppressed.sum(),
                errors.sum(),
                overruns.intValue(),
                restarts.intValue(),
                busy.sum());
    }
}
