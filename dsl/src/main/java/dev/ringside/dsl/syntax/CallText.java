package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;

/**
 * What stands between the parentheses of a call, as a part of a larger text: what is wrong in it is shown there.
 *
 * @param origin what the larger text is, for messages: {@code query}, or a file's name
 * @param text all of the larger text
 * @param start the first unit of the part, behind the opening parenthesis
 * @param end the unit behind its last, the closing parenthesis
 */
public record CallText(String origin, String text, int start, int end) {
    public CallText {
        if (start < 0 || end < start || end > text.length()) {
            throw new IllegalArgumentException("call from " + start + " to " + end + " in " + text.length());
        }
    }

    /** Arguments that are a text by themselves. */
    public static CallText of(String origin, String text) {
        return new CallText(origin, text, 0, text.length());
    }

    Span span() {
        return new Span(start, end);
    }
}
