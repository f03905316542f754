package dev.ringside.driver.linux.trace;

import java.util.Arrays;
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
    /** Where among the numbers, and among the texts, each datum is, by its ordinal; -1 if it is not there. */
    private final int[] numberIndices;

    private final int[] textIndices;
    private final int lengths;

    RecordLayout(Hook hook, Collection<Datum> data) {
        this.hook = hook;
        Set<Datum> sorted = new TreeSet<>(data);
        numbers = sorted.stream().filter(datum -> !datum.isText()).toList();
        texts = sorted.stream().filter(Datum::isText).toList();
        numberIndices = indices(numbers);
        textIndices = indices(texts);
        lengths = numberOffset(numbers.size());
    }

    private static int[] indices(List<Datum> data) {
        return Arrays.stream(Datum.values()).mapToInt(data::indexOf).toArray();
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

    /** Which of the numbers it is; -1 if it is none of them. Asked for every field of every event, so nothing is searched. */
    int numberIndex(Datum datum) {
        return numberIndices[datum.ordinal()];
    }

    /** Which of the texts it is; -1 if it is none of them. */
    int textIndex(Datum datum) {
        return textIndices[datum.ordinal()];
    }

    static int numberOffset(int index) {
        return NUMBERS + Long.BYTES * index;
    }

    /** Where the length of a text stands, 4 bytes: as {@link TextLoaders} gives it. */
    int lengthOffset(int index) {
        return lengths + Integer.BYTES * index;
    }

    /** Where the first text begins. */
    int body() {
        return lengthOffset(texts.size());
    }
}
