package dev.ringside.runtime.feed;

/**
 * Where a stream's events went: {@code seen = filtered + delivered + lost}, exactly, whenever no event is just under way.
 *
 * @param seen events that occurred while a subscription was there
 * @param filtered events that no subscription wanted, rejected where they occurred
 * @param delivered events that were handed to user mode, one by one or put together in groups
 * @param lost events that somebody wanted and that could not be handed over, because the buffer was full
 */
public record Accounts(long seen, long filtered, long delivered, long lost) {
    public static final Accounts NONE = new Accounts(0, 0, 0, 0);

    public Accounts plus(Accounts other) {
        return new Accounts(
                seen + other.seen, filtered + other.filtered, delivered + other.delivered, lost + other.lost);
    }

    public Accounts minus(Accounts earlier) {
        return new Accounts(
                seen - earlier.seen, filtered - earlier.filtered, delivered - earlier.delivered, lost - earlier.lost);
    }

    public boolean isBalanced() {
        return seen == filtered + delivered + lost;
    }
}
