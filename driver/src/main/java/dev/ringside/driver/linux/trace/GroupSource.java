package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.filter.TextPlace;

/** Where a program that groups events gets what is grouped and measured from. The code may use R0 to R5. */
interface GroupSource {
    /** Puts a number into R0, or goes where there is none. */
    void number(Datum number, Label absent);

    /**
     * Makes sure that a text is in memory and puts its length into R0: below 0 if there is none, above every capacity if it was cut.
     *
     * @return where the text is
     */
    TextPlace text(Datum text);
}
