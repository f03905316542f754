package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;

/** A sum of whole numbers, exact in 128 bits, so that it does not depend on their order; given as the nearest that 64 bits hold. */
final class WholeSum extends Sum {
    private long high;
    private long low;

    @Override
    public void add(Object value, Os os, Room room) {
        long more = Numeric.whole(value);
        counted();
        low += more;
        high += (more >> 63) + (Long.compareUnsigned(low, more) < 0 ? 1 : 0);
    }

    @Override
    public void add(PartialGroup.Part part, Room room) {
        if (part instanceof PartialGroup.Part.Sum sum) {
            counted(sum.values());
            low += sum.low();
            high += sum.high() + (Long.compareUnsigned(low, sum.low()) < 0 ? 1 : 0);
        }
    }

    @Override
    Long total() {
        if (high == low >> 63) {
            return low;
        }
        return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    double decimal() {
        return high == low >> 63 ? low : high * 0x1p64 + (low >>> 1) * 2.0;
    }
}
