package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/**
 * A text to read, and where in what the user wrote each of its units stands. It may be a part of that, which then ends where the part does and is
 * read from where the part starts; a predicate in quotes lies inside another text.
 */
final class SourceText {
    private final String text;
    private final int start;
    /** For each unit, and for the end, its place in the outer text; null if this is the outer text. */
    private final int @Nullable [] places;

    private SourceText(String text, int start, int @Nullable [] places) {
        this.text = text;
        this.start = start;
        this.places = places;
    }

    static SourceText of(String text) {
        return new SourceText(text, 0, null);
    }

    static SourceText of(CallText part) {
        return part(part.text(), part.start(), part.end());
    }

    static SourceText part(String text, int start, int end) {
        return new SourceText(text.substring(0, end), start, null);
    }

    /** What stands in quotes in an outer text, where its units have these places, and the closing quote the last one. */
    static SourceText quoted(String text, int[] places) {
        return new SourceText(text, 0, places);
    }

    String text() {
        return text;
    }

    /** Where the reading starts. */
    int start() {
        return start;
    }

    boolean isQuoted() {
        return places != null;
    }

    /** The place in the outer text. */
    Span span(int from, int to) {
        return places == null ? new Span(from, to) : new Span(places[from], places[to]);
    }
}
