package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A text to read, and where in what the user wrote each of its units stands: a predicate in quotes lies inside another text. */
final class Source {
    private final String text;
    /** For each unit, and for the end, its place in the outer text; null if this is the outer text. */
    private final int @Nullable [] places;

    private Source(String text, int @Nullable [] places) {
        this.text = text;
        this.places = places;
    }

    static Source of(String text) {
        return new Source(text, null);
    }

    /** What stands in quotes in an outer text, where its units have these places, and the closing quote the last one. */
    static Source quoted(String text, int[] places) {
        return new Source(text, places);
    }

    String text() {
        return text;
    }

    boolean isQuoted() {
        return places != null;
    }

    /** The place in the outer text. */
    Span span(int start, int end) {
        return places == null ? new Span(start, end) : new Span(places[start], places[end]);
    }
}
