package dev.ringside.runtime.feed;

import java.util.OptionalLong;

/**
 * How far recordings have been read.
 *
 * @param read bytes of them, as they are stored, that have been gone through
 * @param total how many there are to go through; empty if something is read whose end nobody knows
 * @param events how many events were found that somebody listens to, whether or not they were wanted
 */
public record Progress(long read, OptionalLong total, long events) {
    /** That of two readings at once. */
    public Progress plus(Progress other) {
        return new Progress(
                read + other.read,
                total.isPresent() && other.total.isPresent()
                        ? OptionalLong.of(total.getAsLong() + other.total.getAsLong())
                        : OptionalLong.empty(),
                events + other.events);
    }
}
