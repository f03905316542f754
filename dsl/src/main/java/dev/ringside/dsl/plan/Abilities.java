package dev.ringside.dsl.plan;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import java.util.Map;
import java.util.Set;

/**
 * What a feed can evaluate by itself, as data: the split reads it, and it can be sent over a wire.
 *
 * @param feed the feed's name, for explanations
 * @param os the system its events come from, which decides what comparing names means
 * @param operations for each field that the feed can look at, what it can do with it; fields that are not here stay in user mode
 * @param longestText the longest literal in bytes of UTF-8 that it compares
 * @param longestPattern the longest literal in bytes of UTF-8 that it searches for
 * @param largestSet how many literals one membership test may have
 * @param constants texts that all of its events have in a field, and need not be asked for
 */
public record Abilities(
        String feed,
        Os os,
        Map<Field, Set<Operation>> operations,
        int longestText,
        int longestPattern,
        int largestSet,
        Map<Field, String> constants) {

    public Abilities {
        operations = Map.copyOf(operations);
        constants = Map.copyOf(constants);
    }

    /** The abilities of a feed whose events have no texts in common. */
    public Abilities(
            String feed,
            Os os,
            Map<Field, Set<Operation>> operations,
            int longestText,
            int longestPattern,
            int largestSet) {
        this(feed, os, operations, longestText, longestPattern, largestSet, Map.of());
    }

    /** The same for a feed whose events all have these texts. */
    public Abilities withConstants(Map<Field, String> texts) {
        return new Abilities(feed, os, operations, longestText, longestPattern, largestSet, texts);
    }

    /** The abilities of a feed that evaluates nothing. */
    public static Abilities none(String feed, Os os) {
        return new Abilities(feed, os, Map.of(), 0, 0, 0);
    }

    public boolean can(Field field, Operation operation) {
        return operations.getOrDefault(field, Set.of()).contains(operation);
    }
}
