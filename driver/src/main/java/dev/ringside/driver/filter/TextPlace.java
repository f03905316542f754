package dev.ringside.driver.filter;

/**
 * Where a text lies in memory.
 *
 * @param offset first byte of its room, from {@link FieldSource#BASE}
 * @param capacity bytes of its room; behind it as much again can be read, so that an access need not be checked twice
 * @param alignment which end of the room the text touches
 * @param nulIsBlank whether its NUL bytes stand for blanks, as between arguments of a command line
 */
public record TextPlace(int offset, int capacity, Alignment alignment, boolean nulIsBlank) {

    /** Which end of its room a text touches. A path is built from its last name to its first and so touches the right one. */
    public enum Alignment {
        LEFT,
        RIGHT
    }
}
