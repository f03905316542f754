/**
 * What is computed from many events: an accumulator for each aggregate of each group.
 *
 * <p>{@link dev.ringside.runtime.engine.aggregate.Aggregation} is an aggregate ready for use; its {@link
 * dev.ringside.runtime.engine.aggregate.Accumulator}s hold plain values only. What they may keep is bounded, by themselves and by the {@link
 * dev.ringside.runtime.engine.aggregate.Room} that all of an operator share:
 *
 * <ul>
 *   <li>count, sum, avg, min, max, hist: exact.
 *   <li>percentile: exact up to 1,024 values; then a logarithmic histogram (DDSketch), whose answer is within 1% of the right value.
 *   <li>distinct: exact up to 1,024 different values; then HyperLogLog with a standard error of 1.6%.
 *   <li>top: exact up to 1,024 different values; then Space-Saving, whose counts are too great by at most a 1,024th of all values, and which
 *       misses no value that occurs more often than that.
 * </ul>
 *
 * <p>The order in which events come changes none of the results, but for the last digits of sums of decimal numbers and for what Space-Saving
 * makes of rare values. Depends on the language's values.
 */
@NullMarked
package dev.ringside.runtime.engine.aggregate;

import org.jspecify.annotations.NullMarked;
