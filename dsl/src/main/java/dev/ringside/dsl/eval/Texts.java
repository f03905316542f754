package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr.Transform;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.text.FileNames;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done with the texts of an event, which may be missing; for the interpreter and for compiled code. */
final class Texts {
    private Texts() {}

    static boolean test(@Nullable String text, TextTest test, Event event) {
        return text != null && test.test(text, event.os());
    }

    static boolean startsWith(@Nullable String text, String literal) {
        return text != null && text.startsWith(literal);
    }

    static boolean endsWith(@Nullable String text, String literal) {
        return text != null && text.endsWith(literal);
    }

    static boolean contains(@Nullable String text, String literal) {
        return text != null && text.contains(literal);
    }

    static boolean isTruthy(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    static boolean isTruthy(@Nullable List<?> list) {
        return list != null && !list.isEmpty();
    }

    static boolean compare(
            @Nullable String text, @Nullable String operand, TextComparison comparison, Match match, Event event) {
        return operand != null && test(text, TextTests.compare(comparison, operand, match), event);
    }

    static boolean isAmong(@Nullable String text, @Nullable List<?> list, Match match, Event event) {
        if (text == null || list == null) {
            return false;
        }
        TextTest equal = TextTests.compare(TextComparison.EQUAL, text, match);
        return list.stream().anyMatch(element -> test((String) element, equal, event));
    }

    static @Nullable String transform(@Nullable String text, Transform.Kind kind, Event event) {
        if (text == null) {
            return null;
        }
        boolean windows = event.os() == Os.WINDOWS;
        return switch (kind) {
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case UPPER -> text.toUpperCase(Locale.ROOT);
            case BASE -> FileNames.base(text, windows);
            case DIR -> FileNames.dir(text, windows);
            case EXT -> FileNames.ext(text, windows);
        };
    }
}
