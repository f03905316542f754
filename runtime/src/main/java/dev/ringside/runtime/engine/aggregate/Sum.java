package dev.ringside.runtime.engine.aggregate;

import org.jspecify.annotations.Nullable;

/** A sum of numbers, and how many there were. */
abstract sealed class Sum implements Accumulator permits WholeSum, DecimalSum {
    private long count;

    final void counted() {
        counted(1);
    }

    final void counted(long more) {
        count += more;
    }

    final long count() {
        return count;
    }

    @Override
    public final @Nullable Object result() {
        return count == 0 ? null : total();
    }

    /** The sum, as its column has it. */
    abstract Object total();

    /** The sum in double precision. */
    abstract double decimal();
}
