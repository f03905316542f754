package dev.ringside.tests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measured values of one kind. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    double least() {
        return sorted()[0];
    }

    double greatest() {
        return sorted()[values.size() - 1];
    }

    /** The value that so many percent of them do not exceed. */
    double percentile(int percent) {
        double[] sorted = sorted();
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    /** Each minus the one of the same round. */
    Figures minus(Figures others) {
        Figures differences = new Figures();
        for (int i = 0; i < values.size(); i++) {
            differences.add(values.get(i) - others.values.get(i));
        }
        return differences;
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
