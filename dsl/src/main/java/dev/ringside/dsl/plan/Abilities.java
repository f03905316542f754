package dev.ringside.dsl.plan;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
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
 * @param data what it can do with the data of an open stream's events
 * @param processes for each field that is a list of processes and that the feed can go through, what it can do with one of them
 */
public record Abilities(
        String feed,
        Os os,
        Map<Field, Set<Operation>> operations,
        int longestText,
        int longestPattern,
        int largestSet,
        Map<Field, String> constants,
        Data data,
        Map<Field, Abilities> processes) {
    /**
     * What a feed can do with fields that only the events know, by the type that they are read as.
     *
     * @param slot of the first such field: those before it are fixed
     */
    public record Data(int slot, Map<FieldType, Set<Operation>> operations) {
        /** Nothing, or there is no such field. */
        public static final Data NONE = new Data(Integer.MAX_VALUE, Map.of());

        public Data {
            operations = Map.copyOf(operations);
        }
    }

    public Abilities {
        operations = Map.copyOf(operations);
        constants = Map.copyOf(constants);
        processes = Map.copyOf(processes);
    }

    /** The abilities of a feed whose events have no texts in common. */
    public Abilities(
            String feed,
            Os os,
            Map<Field, Set<Operation>> operations,
            int longestText,
            int longestPattern,
            int largestSet) {
        this(feed, os, operations, longestText, longestPattern, largestSet, Map.of(), Data.NONE, Map.of());
    }

    /** The same for a feed whose events all have these texts. */
    public Abilities withConstants(Map<Field, String> texts) {
        return new Abilities(feed, os, operations, longestText, longestPattern, largestSet, texts, data, processes);
    }

    /** The same for a feed that can do this with the data of events. */
    public Abilities withData(Data able) {
        return new Abilities(feed, os, operations, longestText, longestPattern, largestSet, constants, able, processes);
    }

    /** The same for a feed that can do this with each process of these lists. */
    public Abilities withProcesses(Map<Field, Abilities> able) {
        return new Abilities(feed, os, operations, longestText, longestPattern, largestSet, constants, data, able);
    }

    /** The abilities of a feed that evaluates nothing. */
    public static Abilities none(String feed, Os os) {
        return new Abilities(feed, os, Map.of(), 0, 0, 0);
    }

    public boolean can(Field field, Operation operation) {
        return operationsOn(field).contains(operation);
    }

    /** All that it can do with a field. */
    public Set<Operation> operationsOn(Field field) {
        return field.slot() >= data.slot()
                ? data.operations().getOrDefault(field.type(), Set.of())
                : operations.getOrDefault(field, Set.of());
    }
}
