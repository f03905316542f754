package dev.ringside.driver.linux.trace;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the records of one recorder hold, and where: a header, the numbers, the lengths of the texts, the texts one behind the other. All in
 * the machine's byte order.
 */
final class RecordLayout {
    // The header.
    static final int GENERATION = 0;
    /** Which layout it is. */
    static final int LAYOUT = 4;

    static final int TAKERS = 8;
    static final int UNCERTAIN = 16;
    static final int TIME = 24;
    /** Which numbers are there, a bit each. */
    static final int PRESENT = 32;

    private static final int NUMBERS = 40;

    private final Hook hook;
    private final List<Datum> numbers;
    private final List<Datum> texts;

    RecordLayout(Hook hook, Collection<Datum> data) {
        this.hook = hook;
        Set<Datum> sorted = new TreeSet<>(data);
        numbers = sorted.stream().filter(datum -> !datum.isText()).toList();
        texts = sorted.stream().filter(Datum::isText).toList();
    }

    /** Where the events of these records occur. */
    Hook hook() {
        return hook;
    }

    List<Datum> numbers() {
        return numbers;
    }

    List<Datum> texts() {
        return texts;
    }

    static int numberOffset(int index) {
        return NUMBERS + Long.BYTES * index;
    }

    /** Where the length of a text stands, 4 bytes: as {@link TextLoaders} gives it. */
    int lengthOffset(int index) {
        return numberOffset(numbers.size()) + Integer.BYTES * index;
    }

    /** Where the first text begins. */
    int body() {
        return lengthOffset(texts.size());
    }
}
