package dev.ringside.dsl.regex;

/** The operations of a program; operands in parentheses. */
final class Op {
    /** (unit) Takes that unit. */
    static final int UNIT = 0;
    /** (unit) As UNIT, backwards. */
    static final int UNIT_BACK = 1;
    /** (set) Takes a unit of the set. */
    static final int SET = 2;
    /** (set) As SET, backwards. */
    static final int SET_BACK = 3;
    /** (set) Takes a code point of the set. */
    static final int POINT = 4;
    /** (set) As POINT, backwards. */
    static final int POINT_BACK = 5;
    /** (run, set, min, max) Takes so many units of the set, at first as many as it can. */
    static final int RUN = 6;
    /** (split, first, second) Goes on at the first, and if that fails at the second. */
    static final int SPLIT = 7;
    /** (to) Goes on there. */
    static final int JUMP = 8;
    /** (register) Remembers the place. */
    static final int SAVE = 9;
    /** (from, to) Forgets these registers. */
    static final int CLEAR = 10;
    /** (register) Fails if the place is the one remembered. */
    static final int MOVED = 11;
    /** (register) Takes what stands between the places in this register and the next, nothing if one is forgotten. */
    static final int REFERENCE = 12;
    /** (register) As REFERENCE, backwards. */
    static final int REFERENCE_BACK = 13;
    /** (negative, to) Fails unless what follows up to LOOKED matches here, or if it does; then goes on there. */
    static final int LOOK = 14;
    /** () Ends a LOOK. */
    static final int LOOKED = 15;
    /** () The whole has matched. */
    static final int ACCEPT = 16;
    /** () Fails unless the text begins here. */
    static final int START = 17;
    /** () Fails unless the text ends here. */
    static final int END = 18;
    /** () Fails unless a line begins here. */
    static final int LINE_START = 19;
    /** () Fails unless a line ends here. */
    static final int LINE_END = 20;
    /** () Fails unless a word begins or ends here. */
    static final int WORD_BOUNDARY = 21;
    /** () Fails unless no word begins or ends here. */
    static final int NO_WORD_BOUNDARY = 22;

    private Op() {}

    static int of(Node.Kind kind) {
        return switch (kind) {
            case START -> START;
            case END -> END;
            case LINE_START -> LINE_START;
            case LINE_END -> LINE_END;
            case WORD_BOUNDARY -> WORD_BOUNDARY;
            case NO_WORD_BOUNDARY -> NO_WORD_BOUNDARY;
        };
    }
}
