package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;

/** A sum in double precision that carries along what rounding would lose (Neumaier's summation). */
final class DecimalSum extends Sum {
    private double sum;
    private double lost;

    @Override
    public void add(Object value, Os os, Room room) {
        double more = Numeric.decimal(value);
        counted();
        double next = sum + more;
        lost += Math.abs(sum) >= Math.abs(more) ? sum - next + more : more - next + sum;
        sum = next;
    }

    @Override
    Double total() {
        return decimal();
    }

    @Override
    double decimal() {
        // What is lost of an infinite sum is no number.
        return Double.isFinite(sum) ? sum + lost : sum;
    }
}
