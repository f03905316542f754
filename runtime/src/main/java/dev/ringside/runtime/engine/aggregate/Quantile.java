package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The least value that so many percent are not greater than: exact as long as there are few values, then from a logarithmic histogram. */
final class Quantile implements Accumulator {
    private static final int EXACT = 1024;

    private final double percent;
    private final boolean duration;
    private double[] values = new double[8];
    private int size;
    private @Nullable LogHistogram histogram;

    Quantile(double percent, boolean duration) {
        this.percent = percent;
        this.duration = duration;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        double number = Numeric.decimal(value);
        LogHistogram many = histogram;
        if (many != null) {
            many.add(number, room);
            return;
        }
        if (size < EXACT && room.take(1)) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = number;
        } else if (size == EXACT) {
            histogram = summary(room);
            histogram.add(number, room);
        }
    }

    private LogHistogram summary(Room room) {
        LogHistogram many = new LogHistogram();
        room.give(size);
        for (double value : values) {
            many.add(value, room);
        }
        values = new double[0];
        size = 0;
        return many;
    }

    @Override
    public @Nullable Object result() {
        LogHistogram many = histogram;
        if (many != null) {
            return Numeric.measure(many.at(percent), duration);
        }
        if (size == 0) {
            return null;
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return Numeric.measure(sorted[(int) rank(percent, size) - 1], duration);
    }

    /** Which value it is, counted from 1: the first that at least so many percent of all are not greater than. */
    static long rank(double percent, long count) {
        return Math.clamp((long) Math.ceil(percent / 100 * count), 1, count);
    }

    @Override
    public int kept() {
        LogHistogram many = histogram;
        return many != null ? many.buckets() : size;
    }
}
