package dev.ringside.driver.linux.trace;

/** What the programs of a hook have counted since it was first used; see {@code Counter} for the meaning of each. */
public record HookCounts(long seen, long filtered, long delivered, long lost) {
    /** What was counted in two places. */
    HookCounts plus(HookCounts other) {
        return new HookCounts(
                seen + other.seen, filtered + other.filtered, delivered + other.delivered, lost + other.lost);
    }
}
