package dev.ringside.runtime.engine.operator;

/**
 * How much the operators of a query may keep. What goes beyond is counted and told, and what is kept is still right.
 *
 * @param values how many values one operator keeps: groups, what is remembered of them, and keys that were seen
 * @param events how many events or rows one operator keeps: those to be ordered, paired, or waited for
 * @param origins how many events that led to it a row carries
 */
public record Limits(int values, int events, int origins) {
    /** A million values, a hundred thousand events, a hundred origins: some hundreds of megabytes at the very most. */
    public static final Limits DEFAULT = new Limits(1_000_000, 100_000, 100);
}
