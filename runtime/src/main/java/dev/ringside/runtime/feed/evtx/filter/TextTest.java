package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.evtx.ValueType;

/** A test of a text that is stored as one. */
final class TextTest implements Test {
    private final int slot;
    private final Place.Reading reading;
    private final UnitTest test;
    private final int missing;
    private final Test otherwise;

    /**
     * A test.
     *
     * @param missing what it is where there is no text
     * @param otherwise what decides where it is stored as something else
     */
    TextTest(Place.Stored place, UnitTest test, int missing, Test otherwise) {
        this.slot = place.slot();
        this.reading = place.reading();
        this.test = test;
        this.missing = missing;
        this.otherwise = otherwise;
    }

    @Override
    public int of(EvtxRecord record) {
        int type = record.type(slot);
        if (type != ValueType.STRING && type != ValueType.NULL) {
            return otherwise.of(record);
        }
        byte[] in = record.bytes();
        int at = record.offset(slot);
        int units = StoredValues.units(in, at, record.length(slot));
        if (isMissing(in, at, units)) {
            return missing;
        }
        int from = reading == Place.Reading.FILE_NAME ? behindBackslash(in, at, units) : 0;
        return test.test(in, at + 2 * from, units - from) ? YES : NO;
    }

    private boolean isMissing(byte[] in, int at, int units) {
        return switch (reading) {
            case TEXT, FILE_NAME -> units == 0 || (units == 1 && StoredValues.unit(in, at) == '-');
            case FIXED_TEXT -> units == 0;
            case OPEN_TEXT, NUMBER, NUMBER_BUT_ZERO, FIXED_NUMBER -> false;
        };
    }

    private static int behindBackslash(byte[] in, int at, int units) {
        int from = units;
        while (from > 0 && StoredValues.unit(in, at + 2 * from - 2) != '\\') {
            from--;
        }
        return from;
    }

    @Override
    public Cost cost() {
        return Cost.TEXT;
    }
}
