package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.text.FileNames;
import dev.ringside.dsl.text.Fold;

/** What values have in common that are the same by {@code ==}: what groups and sets are kept by. */
public final class Sameness {
    private Sameness() {}

    /**
     * Equal for values that are the same, and only for those.
     *
     * @param match how the expression that gave it compares
     * @param os the system of the event that it is from
     */
    public static Object of(Object value, Match match, Os os) {
        if (value instanceof String text) {
            return text(text, match, os);
        }
        return value instanceof Double number ? number(number) : value;
    }

    private static String text(String text, Match match, Os os) {
        return switch (match) {
            case EXACT -> text;
            case IGNORE_CASE -> Fold.text(text);
            case PATH -> os == Os.WINDOWS ? Fold.text(text) : text;
            case NAME -> os == Os.WINDOWS ? Fold.text(FileNames.withoutExe(text)) : text;
        };
    }

    /** A whole number is the same as what it is in double precision. */
    private static Object number(double number) {
        return number == (long) number && Math.abs(number) < 0x1p53 ? (Object) (long) number : (Object) number;
    }
}
