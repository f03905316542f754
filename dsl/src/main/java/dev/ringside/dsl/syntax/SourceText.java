package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/** A text to read, and where in what the user wrote each of its units stands: a predicate in quotes lies inside another text. */
final class SourceText {
    private final String text;
    /** For each unit, and for the end, its place in the outer text; null if this is the outer text. */
    private final int @Nullable [] places;

    private SourceText(String text, int @Nullable [] places) {
        this.text = text;
        this.places = places;
    }

    static SourceText of(String text) {
        return new SourceText(text, null);
    }

    /** What stands in quotes in an outer text, where its units have these places, and the closing quote the last one. */
    static SourceText quoted(String text, int[] places) {
        return new SourceText(text, places);
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
