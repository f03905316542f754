package dev.ringside.runtime.engine.operator;

/** Arithmetic with event times, which come from events and may be anything. */
final class Nanos {
    private Nanos() {}

    /** That much later; at most the end of all time. */
    static long plus(long time, long length) {
        long sum = time + length;
        return length > 0 && sum < time ? Long.MAX_VALUE : sum;
    }

    /** That much earlier; at least the beginning of all time. When all is over, it is that as well. */
    static long minus(long time, long length) {
        if (time == Flow.OVER) {
            return Flow.OVER;
        }
        long difference = time - length;
        return length > 0 && difference > time ? Long.MIN_VALUE : difference;
    }

    /** The multiple of the step at or before that time. */
    static long floor(long time, long step) {
        return time < Long.MIN_VALUE + step ? Long.MIN_VALUE : time - Math.floorMod(time, step);
    }
}
