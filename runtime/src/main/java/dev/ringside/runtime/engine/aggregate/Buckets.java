package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;

/** The rows of a histogram. */
final class Buckets {
    private Buckets() {}

    /**
     * A row.
     *
     * @param from where it begins; infinite if nowhere
     * @param to where the next one begins; infinite if there is none
     */
    static Event row(StreamType rows, boolean duration, double from, double to, long count) {
        EventBuilder row = new EventBuilder(rows, Os.LINUX);
        if (Double.isFinite(from)) {
            row.setValue(rows.field("from"), Numeric.measure(from, duration));
        }
        if (Double.isFinite(to)) {
            row.setValue(rows.field("to"), Numeric.measure(to, duration));
        }
        return row.set("count", count).build();
    }
}
