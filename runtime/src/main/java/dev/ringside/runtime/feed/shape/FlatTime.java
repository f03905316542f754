package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.json.Leaves;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When something happened that is written as a flat object. */
final class FlatTime {
    /** Most exact first. */
    private static final List<String> NAMES = List.of(
            "TimeCreated",
            "SystemTime",
            "EventTime",
            "@timestamp",
            "UtcTime",
            "TimeGenerated",
            "timestamp",
            "Timestamp",
            "time",
            "ts",
            "_time",
            "date");

    private static final long QUARTER = 15L * 60 * 1_000_000_000;
    private static final int MOST_QUARTERS = 14 * 4;

    private FlatTime() {}

    /** Nanoseconds since the epoch; null if there is nothing that is a time. */
    static @Nullable Long of(Leaves object) {
        for (String name : NAMES) {
            Object value = object.get(name);
            Long time = value == null || (name.equals("EventTime") && Written.isZoneless(value))
                    ? null
                    : Written.time(value);
            if (time != null) {
                return name.equals("@timestamp") ? local(object, time) : time;
            }
        }
        return Written.time(object.get("EventTime"));
    }

    /**
     * NXLog writes times of the machine's own zone. When it passed the record on stands there in that zone, too, and the next that had it says when that was in
     * UTC: the time zone is what lies between, in whole quarters of an hour.
     */
    private static long local(Leaves object, long received) {
        Long event = Written.time(object.get("EventTime"));
        Long sent = Written.time(object.get("EventReceivedTime"));
        if (event == null || sent == null) {
            return received;
        }
        long quarters = Math.round((received - sent) / (double) QUARTER);
        return Math.abs(quarters) > MOST_QUARTERS ? received : event + quarters * QUARTER;
    }
}
