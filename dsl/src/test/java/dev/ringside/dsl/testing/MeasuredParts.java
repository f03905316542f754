package dev.ringside.dsl.testing;

import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.plan.PartialGroup.Part;
import java.math.BigInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Parts of aggregates as they must come out, wherever they are made. */
public final class MeasuredParts {
    private MeasuredParts() {}

    /** What a measure makes of these values, by the plainest of code. */
    public static Part of(Measure measure, long... values) {
        if (values.length == 0) {
            return new Part.Nothing();
        }
        return switch (measure) {
            case Measure.Sum sum -> {
                BigInteger all =
                        LongStream.of(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
                yield new Part.Sum(values.length, all.shiftRight(Long.SIZE).longValue(), all.longValue());
            }
            case Measure.Least least ->
                new Part.Extreme(LongStream.of(values).min().orElseThrow());
            case Measure.Greatest greatest ->
                new Part.Extreme(LongStream.of(values).max().orElseThrow());
            case Measure.Buckets buckets ->
                new Part.Buckets(IntStream.rangeClosed(0, buckets.bounds().size())
                        .mapToObj(i -> LongStream.of(values)
                                .filter(value -> place(buckets, value) == i)
                                .count())
                        .toList());
        };
    }

    private static int place(Measure.Buckets buckets, long value) {
        return (int) buckets.bounds().stream().filter(bound -> bound <= value).count();
    }
}
