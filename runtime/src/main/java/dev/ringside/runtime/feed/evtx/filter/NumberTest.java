package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.evtx.ValueType;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.function.LongPredicate;

/** A test of a number that is stored as one, or as decimal digits. */
final class NumberTest implements Test {
    private final int slot;
    private final Place.Reading reading;
    private final LongPredicate test;
    private final int missing;
    private final Test otherwise;

    /**
     * A test.
     *
     * @param missing what it is where there is no number
     * @param otherwise what decides where it is stored as something else
     */
    NumberTest(Place.Stored place, LongPredicate test, int missing, Test otherwise) {
        this.slot = place.slot();
        this.reading = place.reading();
        this.test = test;
        this.missing = missing;
        this.otherwise = otherwise;
    }

    static LongPredicate compare(Comparison comparison, long literal) {
        return switch (comparison) {
            case EQUAL -> number -> number == literal;
            case LESS -> number -> number < literal;
            case LESS_OR_EQUAL -> number -> number <= literal;
            case GREATER -> number -> number > literal;
            case GREATER_OR_EQUAL -> number -> number >= literal;
        };
    }

    /** One of some numbers, which are in order. */
    static LongPredicate in(SortedSet<Long> numbers) {
        long[] sorted = numbers.stream().mapToLong(Long::longValue).toArray();
        return number -> Arrays.binarySearch(sorted, number) >= 0;
    }

    @Override
    public int of(EvtxRecord record) {
        byte[] in = record.bytes();
        int type = record.type(slot);
        int at = record.offset(slot);
        int length = record.length(slot);
        if (StoredValues.isWhole(type, length)) {
            return decide(StoredValues.whole(in, type, at), type);
        }
        if (type == ValueType.STRING && reading != Place.Reading.FIXED_NUMBER) {
            long number = StoredValues.digits(in, at, StoredValues.units(in, at, length));
            return number < 0 ? otherwise.of(record) : decide(number, type);
        }
        return otherwise.of(record);
    }

    /** Numbers of 64 bits that are too big for them are none in the data, where they are decimal. */
    private int decide(long number, int type) {
        boolean none = (number == 0 && reading == Place.Reading.NUMBER_BUT_ZERO)
                || (number < 0 && type == ValueType.UINT64 && reading != Place.Reading.FIXED_NUMBER);
        return none ? missing : test.test(number) ? YES : NO;
    }

    @Override
    public Cost cost() {
        return Cost.NUMBER;
    }
}
