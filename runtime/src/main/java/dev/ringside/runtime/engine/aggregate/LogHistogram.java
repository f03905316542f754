package dev.ringside.runtime.engine.aggregate;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts numbers in buckets that each are 2% wider than the one before, so that a quantile is known to 1%: after Masson, Rim and Lee, "DDSketch: A
 * Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees". Beyond a number of buckets the lowest two become one, which leaves the
 * upper quantiles as exact as they were. The order of the numbers does not matter.
 */
final class LogHistogram {
    private static final double ERROR = 0.01;
    private static final double RATIO = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_RATIO = Math.log(RATIO);
    /** Enough for numbers of which the greatest is 10^17 times the least. */
    private static final int MOST_BUCKETS = 2048;
    /** More than the bucket of the greatest and of the least positive number there is. */
    private static final int BEYOND = 40_000;

    /** By place: those of negative numbers are negative, then that of zero, then those of positive numbers. */
    private final TreeMap<Integer, Long> buckets = new TreeMap<>();

    private long count;

    void add(double value, Room room) {
        int place = place(value);
        if (buckets.containsKey(place) || room.take(1)) {
            buckets.merge(place, 1L, Long::sum);
            count++;
        }
        if (buckets.size() > MOST_BUCKETS) {
            Map.Entry<Integer, Long> lowest = buckets.pollFirstEntry();
            buckets.merge(buckets.firstKey(), lowest.getValue(), Long::sum);
            room.give(1);
        }
    }

    private static int place(double value) {
        if (value == 0) {
            return 0;
        }
        double size = Math.min(Math.abs(value), Double.MAX_VALUE);
        int place = BEYOND + (int) Math.ceil(Math.log(size) / LOG_RATIO);
        return value < 0 ? -place : place;
    }

    private static double middle(int place) {
        if (place == 0) {
            return 0;
        }
        double size = 2 * Math.exp((Math.abs(place) - BEYOND) * LOG_RATIO) / (RATIO + 1);
        return place < 0 ? -size : size;
    }

    double at(double percent) {
        long left = Quantile.rank(percent, count);
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            left -= bucket.getValue();
            if (left <= 0) {
                return middle(bucket.getKey());
            }
        }
        return middle(buckets.lastKey());
    }

    int buckets() {
        return buckets.size();
    }
}
