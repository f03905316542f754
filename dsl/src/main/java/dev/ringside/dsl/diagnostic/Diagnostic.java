package dev.ringside.dsl.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with what the user wrote or asked for.
 *
 * @param code what kind of thing
 * @param message what is wrong, one sentence without a full stop
 * @param place where, if it is about a text
 * @param hints how to put it right, most likely first
 */
public record Diagnostic(Code code, String message, Optional<Place> place, List<String> hints) {
    public Diagnostic {
        hints = List.copyOf(hints);
    }

    /**
     * A place in a named text.
     *
     * @param origin what the text is: {@code query}, or a file's name
     * @param text all of it
     * @param span the part that is meant
     */
    public record Place(String origin, String text, Span span) {}

    /** A diagnostic about no text. */
    public static Diagnostic of(Code code, String message, String... hints) {
        return new Diagnostic(code, message, Optional.empty(), List.of(hints));
    }
}
