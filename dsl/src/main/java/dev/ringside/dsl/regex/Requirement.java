package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a text must hold for an expression to match it, in terms of plain searches: implied by a match, not the same. Where the expression
 * ignores case, so do these searches.
 */
public sealed interface Requirement {
    /** Nothing is required. */
    Requirement NOTHING = new All(List.of());

    /** A literal that must be there. */
    record Literal(Place place, String text) implements Requirement {}

    /** Where a literal must be. */
    enum Place {
        ANYWHERE,
        START,
        END,
        /** It is the whole text. */
        WHOLE
    }

    /** All of these. */
    record All(List<Requirement> parts) implements Requirement {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of these; at least two. */
    record Any(List<Requirement> parts) implements Requirement {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** All of these, flat and without repetition. */
    static Requirement all(List<Requirement> parts) {
        Set<Requirement> flat = new LinkedHashSet<>();
        for (Requirement part : parts) {
            if (part instanceof All all) {
                flat.addAll(all.parts);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.iterator().next() : new All(List.copyOf(flat));
    }

    /** One of these: nothing, if one of them requires nothing. */
    static Requirement any(List<Requirement> parts) {
        Set<Requirement> flat = new LinkedHashSet<>();
        for (Requirement part : parts) {
            if (part.equals(NOTHING)) {
                return NOTHING;
            }
            if (part instanceof Any any) {
                flat.addAll(any.parts);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.iterator().next() : new Any(new ArrayList<>(flat));
    }
}
