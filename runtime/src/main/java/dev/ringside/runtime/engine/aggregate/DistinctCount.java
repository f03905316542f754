package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Match;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many different values: exact as long as they are few, then estimated. */
final class DistinctCount implements Accumulator {
    private static final int EXACT = 1024;
    /** About as many values of a set take the memory of the estimate. */
    private static final int ESTIMATE = 64;

    private final Match match;
    private Set<Object> values = new HashSet<>();
    private @Nullable HyperLogLog estimate;

    DistinctCount(Match match) {
        this.match = match;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        Object same = Sameness.of(value, match, os);
        HyperLogLog many = estimate;
        if (many != null) {
            many.add(Hash.of(same));
        } else if (!values.contains(same)) {
            if (values.size() == EXACT) {
                room.give(EXACT - ESTIMATE);
                estimate = summary();
                estimate.add(Hash.of(same));
            } else if (room.take(1)) {
                values.add(same);
            }
        }
    }

    private HyperLogLog summary() {
        HyperLogLog many = new HyperLogLog();
        values.forEach(value -> many.add(Hash.of(value)));
        values = Set.of();
        return many;
    }

    @Override
    public Long result() {
        HyperLogLog many = estimate;
        return many != null ? many.count() : values.size();
    }

    @Override
    public int kept() {
        return estimate != null ? ESTIMATE : values.size();
    }
}
