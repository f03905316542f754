package dev.ringside.dsl.plan;

import dev.ringside.dsl.schema.Field;
import java.util.List;

/** What a feed keeps of the values that a field has in the events of a group. Events that do not have it do not count. */
public sealed interface Measure {
    /** The field: one that holds whole numbers. */
    Field field();

    /** How many values there are, and their sum. */
    record Sum(Field field) implements Measure {}

    /** The least value. */
    record Least(Field field) implements Measure {}

    /** The greatest value. */
    record Greatest(Field field) implements Measure {}

    /**
     * How many values lie in each bucket.
     *
     * @param bounds where buckets begin, ascending; before the first of them there is one bucket more
     */
    record Buckets(Field field, List<Long> bounds) implements Measure {
        public Buckets {
            bounds = List.copyOf(bounds);
        }
    }
}
