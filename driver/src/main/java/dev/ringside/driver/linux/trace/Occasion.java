package dev.ringside.driver.linux.trace;

import java.util.List;

/** What a {@link Dispatcher} tells apart at its site, by a number. */
sealed interface Occasion permits SystemCall, UringRequest, Ending {
    /** Its number at its site. */
    int number();

    /** Its numbers where 32-bit programs have others. */
    default List<Integer> compatNumbers() {
        return List.of();
    }

    /** Whether the kernel has it, and has it in a way that can be read. */
    default boolean isKnown(Structures structures) {
        return true;
    }
}
