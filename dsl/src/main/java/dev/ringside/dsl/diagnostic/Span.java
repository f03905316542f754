package dev.ringside.dsl.diagnostic;

/**
 * A place in a text, in UTF-16 units.
 *
 * @param start the first unit
 * @param end the unit behind the last; equal to start for a place between two units
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span " + start + " to " + end);
        }
    }

    /** From the start of this to the end of the other. */
    public Span to(Span other) {
        return new Span(start, Math.max(end, other.end));
    }
}
