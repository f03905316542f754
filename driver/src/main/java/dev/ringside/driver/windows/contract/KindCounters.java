package dev.ringside.driver.windows.contract;

/**
 * What became of the events of one kind since the start, while a filter was set: {@code seen = filtered + delivered + lost}, always.
 *
 * @param begun those that have begun; what is not among {@code seen} is under way
 * @param read given to the reader
 * @param discarded delivered, but unread when the reader stopped
 * @param undecided taken as uncertain because the filter could not be run to its end
 * @param generation of the filter that is set; 0 if none
 */
public record KindCounters(
        long begun,
        long seen,
        long filtered,
        long delivered,
        long lost,
        long read,
        long discarded,
        long undecided,
        long generation) {
    public static final KindCounters NONE = new KindCounters(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
