package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Locale;

/**
 * What could stand at a place of a text.
 *
 * @param replaced what a candidate would take the place of: the word that the cursor is in, or nothing, at the cursor
 * @param candidates the words that begin as that one does, in the order in which they are best shown; none where nothing is known
 */
public record Completion(Span replaced, List<Candidate> candidates) {
    public Completion {
        candidates = List.copyOf(candidates);
    }

    /**
     * One of them.
     *
     * @param name what to show
     * @param insert what to write: the name with what must follow, like an opening parenthesis or a closing quote
     * @param type what a field holds, by the name of its type; empty for anything else
     * @param description one line without a full stop
     */
    public record Candidate(Kind kind, String name, String insert, String type, String description) {
        Candidate(Kind kind, String name, String insert, String description) {
            this(kind, name, insert, "", description);
        }

        /** A field, under one of its names. */
        static Candidate field(Field field, String name, String insert) {
            String type = field.type().name().toLowerCase(Locale.ROOT);
            return new Candidate(Kind.FIELD, name, insert, type, field.description());
        }
    }

    /** What a candidate is. */
    public enum Kind {
        STREAM,
        /** An operator of a query's chain, like {@code where}. */
        OPERATOR,
        FIELD,
        /** A method or property of a value. */
        METHOD,
        /** A word that a field may hold. */
        WORD
    }
}
