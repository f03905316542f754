package dev.ringside.driver.filter;

import dev.ringside.driver.filter.Literal.Folding;
import java.util.Arrays;

/**
 * An automaton that finds a literal in a text: from each state, for each byte, the next state. State 0 is the start; the last state means
 * found, and is never left. (Knuth, Morris and Pratt's automaton, with equal bytes told by the folding.)
 *
 * @param transitions 256 bytes a state, the last state's included
 * @param accept the last state
 * @param key equal for tables that are equal
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out of the package
record SearchTable(byte[] transitions, int accept, String key) {
    /** A state is one byte. */
    static final int LONGEST = 255;

    static SearchTable of(Literal literal) {
        int length = literal.length();
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("cannot search for " + length + " bytes");
        }
        Folding folding = literal.folding();
        byte[] transitions = new byte[(length + 1) * 256];
        for (int value : folding.all(literal.at(0))) {
            transitions[value] = 1;
        }
        int fallback = 0;
        for (int state = 1; state < length; state++) {
            System.arraycopy(transitions, fallback * 256, transitions, state * 256, 256);
            for (int value : folding.all(literal.at(state))) {
                transitions[state * 256 + value] = (byte) (state + 1);
            }
            fallback = transitions[fallback * 256 + folding.all(literal.at(state))[0]] & 0xFF;
        }
        Arrays.fill(transitions, length * 256, transitions.length, (byte) length);
        return new SearchTable(transitions, length, literal.toString());
    }

    /** What the program does with the table, for tests of it: whether the literal is in the text. */
    boolean findsIn(byte[] text) {
        int state = 0;
        for (byte value : text) {
            state = transitions[state * 256 + (value & 0xFF)] & 0xFF;
        }
        return state == accept;
    }
}
