package dev.ringside.dsl.regex;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** What is wrong with an expression, as diagnostics whose place is the expression's own text. */
final class Problem {
    private Problem() {}

    static RingsideException inSource(String source, int start, int end, String message, String... hints) {
        Diagnostic.Place place = new Diagnostic.Place("regular expression", source, new Span(start, end));
        return new RingsideException(new Diagnostic(Code.LITERAL, message, Optional.of(place), List.of(hints)));
    }

    static RingsideException inFlags(String flags, int index, String message) {
        Diagnostic.Place place = new Diagnostic.Place("flags", flags, new Span(index, index + 1));
        return new RingsideException(new Diagnostic(
                Code.LITERAL,
                "in a regular expression " + message,
                Optional.of(place),
                List.of("the flags that count are i, m, s and u")));
    }
}
