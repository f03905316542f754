package dev.ringside.driver.linux.trace;

/** What the programs of a hook have counted since it was first used; see {@code Counter} for the meaning of each. */
public record HookCounts(long seen, long filtered, long delivered, long lost) {}
