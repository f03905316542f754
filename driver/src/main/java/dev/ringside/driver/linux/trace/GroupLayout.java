package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.plan.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the keys and the values of a map of groups have what: a key the numbers and texts by which groups are told apart, each text with zeros behind it, and a
 * value what was measured. All in the machine's byte order; a value of zeros is that of no events.
 */
public final class GroupLayout {
    /** Longer names are not grouped, since every event would pay for the room: the kernel hashes and compares all of it. */
    private static final int SHORT = 32;
    /** The same of texts that have room for paths. */
    private static final int LONG = 128;
    /** More bytes of a key than this cost more than handing the event over does. */
    private static final int LARGEST_KEY = 512;

    private static final int LARGEST_VALUE = 8192;

    // A key.
    /** Which numbers are there, a bit each: 4 bytes. */
    static final int PRESENT = 0;

    private static final int LENGTHS = 4;
    /** In place of a text's length: there is none. */
    static final int NO_TEXT = -1;

    // A value.
    /** When the first event happened, ns since boot. */
    static final int FIRST = 0;
    /** When the last one did. */
    static final int LAST = 8;

    static final int COUNT = 16;
    private static final int MEASURED = 24;
    // What was measured: how many values there are, and then their sum or the best of them; or the buckets.
    static final int VALUES = 0;
    static final int LOW = 8;
    static final int HIGH = 16;
    static final int BEST = 8;

    private final Hook hook;
    private final List<Datum> numbers;
    private final List<Datum> texts;
    private final List<Slot> slots = new ArrayList<>();
    private final int keySize;
    private final int valueSize;

    /** Something measured, and where it stands in a value. */
    record Slot(Measure measure, Datum datum, int offset) {}

    /**
     * A layout.
     *
     * @param fields which datum the measured fields are
     * @param keys what tells groups apart: numbers and texts
     */
    public GroupLayout(Hook hook, FieldMap fields, Set<Datum> keys, List<Measure> measures) {
        this.hook = hook;
        Collection<Datum> sorted = new TreeSet<>(keys);
        numbers = sorted.stream().filter(datum -> !datum.isText()).toList();
        texts = sorted.stream().filter(Datum::isText).toList();
        keySize = textOffset(texts.size());
        int next = MEASURED;
        for (Measure measure : measures) {
            Datum datum = fields.datum(measure.field())
                    .orElseThrow(() -> new IllegalArgumentException("no program can read " + measure.field()));
            slots.add(new Slot(measure, datum, next));
            next += size(measure);
        }
        valueSize = next;
    }

    private static int size(Measure measure) {
        return switch (measure) {
            case Measure.Sum sum -> HIGH + Long.BYTES;
            case Measure.Least least -> BEST + Long.BYTES;
            case Measure.Greatest greatest -> BEST + Long.BYTES;
            case Measure.Buckets buckets -> (buckets.bounds().size() + 1) * Long.BYTES;
        };
    }

    /** Whether a kernel's map may have such keys and values. */
    public boolean fits() {
        return keySize <= LARGEST_KEY && valueSize <= LARGEST_VALUE && numbers.size() < Integer.SIZE;
    }

    /** Where the events come from. */
    Hook hook() {
        return hook;
    }

    List<Datum> numbers() {
        return numbers;
    }

    List<Datum> texts() {
        return texts;
    }

    /** All that tells groups apart. */
    Set<Datum> data() {
        Set<Datum> data = EnumSet.noneOf(Datum.class);
        data.addAll(numbers);
        data.addAll(texts);
        return data;
    }

    List<Slot> slots() {
        return slots;
    }

    /** Bytes of a key, a multiple of 8. */
    int keySize() {
        return keySize;
    }

    /** Bytes of a value, a multiple of 8. */
    int valueSize() {
        return valueSize;
    }

    /** The longest text that is grouped, a multiple of 8. */
    static int bound(Datum text) {
        return text.capacity() > 256 ? LONG : SHORT;
    }

    /** Where the length of a text stands in a key, 4 bytes. */
    static int lengthOffset(int index) {
        return LENGTHS + Integer.BYTES * index;
    }

    int numberOffset(int index) {
        return (lengthOffset(texts.size()) + Long.BYTES - 1 & -Long.BYTES) + Long.BYTES * index;
    }

    int textOffset(int index) {
        int offset = numberOffset(numbers.size());
        for (int i = 0; i < index; i++) {
            offset += bound(texts.get(i));
        }
        return offset;
    }
}
