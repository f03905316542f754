package dev.ringside.dsl.regex;

import org.jspecify.annotations.Nullable;

/** At which places of a text which splits of a program were tried: a bit for each, from when a search takes suspiciously long. */
final class TriedPlaces {
    /** In words; 16 MB. */
    private static final int LARGEST = 2_000_000;

    private static final int SUSPICIOUS = 1_000;
    private static final int SUSPICIOUS_PER_UNIT = 8;

    private final Budget budget;
    private final long suspicious;
    private final long width;
    private final long words;
    private long @Nullable [] tried;

    TriedPlaces(Program program, String text, Budget budget) {
        this.budget = budget;
        this.suspicious = SUSPICIOUS + (long) SUSPICIOUS_PER_UNIT * text.length();
        this.width = text.length() + 1L;
        this.words = program.splits() * width / Long.SIZE + 1;
    }

    /** Notes that a split is tried at a place. False if it was before; true always while the search is young, or the table would be too large. */
    boolean add(int split, int place) {
        if (budget.spent() < suspicious || words > LARGEST) {
            return true;
        }
        if (tried == null) {
            tried = new long[(int) words];
        }
        long bit = split * width + place;
        int word = (int) (bit / Long.SIZE);
        boolean isNew = (tried[word] & 1L << bit) == 0;
        tried[word] |= 1L << bit;
        return isNew;
    }
}
