package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.expr.DurationText;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;

/** What a script wants to be called for when time has passed. For the script's thread. */
final class Timers {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST = 10_000;
    private static final int MOST_AT_ONCE = 100_000;

    private final ScriptClock clock;
    private final Consumer<Value> caller;
    private final PriorityQueue<Timer> pending =
            new PriorityQueue<>(Comparator.comparingLong(Timer::due).thenComparingLong(Timer::number));
    private long count;

    /**
     * A call to come.
     *
     * @param due when, nanoseconds since the epoch
     * @param number which timer it is; what is due at the same time is called in this order
     * @param period after how many nanoseconds it is due again; 0 if it is not
     */
    private record Timer(long due, long number, long period, Value handler) {}

    Timers(ScriptClock clock, Consumer<Value> caller) {
        this.clock = clock;
        this.caller = caller;
    }

    void addTo(Functions functions) {
        functions.add("timer", arguments -> add(arguments[0].asBoolean(), arguments[1], arguments[2]));
        functions.perform("stopTimer", arguments -> stop(arguments[0].asLong()));
        functions.add("now", arguments -> (double) Math.floorDiv(clock.now(), NANOS_PER_MILLI));
    }

    private long add(boolean repeats, Value duration, Value handler) {
        OptionalLong nanos = duration.isString() ? DurationText.parse(duration.asString()) : OptionalLong.empty();
        if (nanos.isEmpty() || nanos.getAsLong() <= 0) {
            throw new RingsideException(Diagnostic.of(
                    Code.LITERAL,
                    Coercion.text(duration) + " is no length of time",
                    "write it as a text: \"10s\", \"1m30s\", \"200ms\""));
        }
        if (pending.size() >= MOST) {
            throw new RingsideException(Diagnostic.of(
                    Code.LIMIT,
                    "a script has at most " + MOST + " timers",
                    "stop those that are not needed: timer.stop()"));
        }
        long number = count++;
        pending.add(new Timer(clock.now() + nanos.getAsLong(), number, repeats ? nanos.getAsLong() : 0, handler));
        return number;
    }

    private void stop(long number) {
        pending.removeIf(timer -> timer.number() == number);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Nanoseconds until the next one is due, 0 or less if one is; empty if there is none, or only events make time pass. */
    OptionalLong delay(long longest) {
        Timer next = pending.peek();
        return next == null || clock.isByEvents()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.min(longest, next.due() - clock.now()));
    }

    /** Calls what is due at that time, in the order in which it is. On recordings the clock stands at each one's time meanwhile. */
    void runUntil(long time) {
        if (!clock.hasBegun()) {
            // What was set before there was a time counts from the first one.
            List<Timer> early = List.copyOf(pending);
            pending.clear();
            early.forEach(timer ->
                    pending.add(new Timer(timer.due() + time, timer.number(), timer.period(), timer.handler())));
        }
        for (Timer next = pending.peek(); next != null && next.due() <= time; next = pending.peek()) {
            pending.remove();
            clock.advance(next.due());
            if (next.period() > 0) {
                long missed = (time - next.due()) / next.period();
                // What could not be called in time is not made up for; in a recording it is, unless years went by.
                missed = Math.max(0, clock.isByEvents() ? missed - MOST_AT_ONCE : missed);
                pending.add(new Timer(
                        next.due() + (missed + 1) * next.period(), next.number(), next.period(), next.handler()));
            }
            caller.accept(next.handler());
        }
    }

    /** No more events come: calls what waits for one time, each at its time, and forgets the rest. What is added meanwhile is forgotten too. */
    void finish() {
        long last = count;
        pending.removeIf(timer -> timer.period() > 0);
        for (Timer next = pending.poll(); next != null; next = pending.poll()) {
            if (next.number() < last) {
                clock.advance(next.due());
                caller.accept(next.handler());
            }
        }
    }
}
