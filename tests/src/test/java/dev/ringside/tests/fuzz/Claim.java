package dev.ringside.tests.fuzz;

import java.util.Arrays;
import java.util.stream.Collectors;

/** States what must be true of an input. */
final class Claim {
    private Claim() {}

    /**
     * Throws if the claim is not true.
     *
     * @param facts what to say then, joined by blanks
     */
    static void that(boolean claim, Object... facts) {
        if (!claim) {
            throw new AssertionError(Arrays.stream(facts).map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }
}
