package dev.ringside.dsl.regex;

/** How much one search may still do. */
final class Budget {
    /** A few hundredths of a second. */
    private static final int STEPS = 10_000_000;

    private int left = STEPS;

    void spend(int steps) {
        left -= steps;
    }

    /** Ends the search for another reason than time. */
    void exhaust() {
        left = -1;
    }

    boolean isSpent() {
        return left < 0;
    }

    int spent() {
        return STEPS - left;
    }
}
