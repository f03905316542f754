package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate.TextComparison;
import java.util.ArrayList;
import java.util.List;

/**
 * When a lower-cased text tells no more than the text with the case of ASCII letters ignored. Lower-casing makes ASCII letters of two
 * characters outside ASCII: {@code k} of the Kelvin sign U+212A, and {@code i} followed by U+0307 of the capital I with a dot U+0130.
 */
final class LowerCase {
    private LowerCase() {}

    /** Whether no lower-cased text has this text in it. */
    static boolean isImpossible(String literal) {
        return literal.chars().anyMatch(unit -> unit >= 'A' && unit <= 'Z');
    }

    /** Whether comparing a lower-cased text with this literal is comparing the text itself, with the case of ASCII letters ignored. */
    static boolean isFoldOnly(TextComparison comparison, String literal) {
        boolean plain = literal.chars().allMatch(unit -> unit < 0x80 && unit != 'k' && (unit < 'A' || unit > 'Z'));
        return switch (comparison) {
            case EQUAL, ENDS_WITH -> plain;
            // Behind the literal may be the U+0307 that comes with an i.
            case STARTS_WITH, CONTAINS -> plain && !literal.endsWith("i");
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> false;
        };
    }

    /** The parts of a literal whose ASCII letters can come from nothing but themselves or their capitals. */
    static List<String> ownParts(String literal) {
        List<String> parts = new ArrayList<>();
        for (String part : literal.split("[kK]|[^\\x00-\\x7F]", -1)) {
            parts.add(part.replaceFirst("[iI]+$", ""));
        }
        return parts;
    }
}
