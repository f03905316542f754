package dev.ringside.dsl.plan;

import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Set;

/**
 * What a feed is asked to make of events instead of giving them one by one: groups of those in which all keys are the same, byte for byte, and what
 * is measured of each.
 *
 * @param keys the fields; a missing value is one of its own
 * @param measures beside how many there are, and the first and last time
 */
public record Grouping(Set<Field> keys, List<Measure> measures) {
    public Grouping {
        keys = Set.copyOf(keys);
        measures = List.copyOf(measures);
    }
}
