package dev.ringside.runtime.script.rewrite;

import java.util.List;

/**
 * An expression that was read.
 *
 * @param kind what it is, as far as anybody asks
 * @param start its first unit
 * @param end the unit behind its last
 * @param head where an arrow function's parameters start, inside the parentheses that may be around all of it; else the start
 * @param body where an arrow function's body starts, if that is an expression; else the start
 * @param terms the operands of its outermost {@code &&}s, or of those of an arrow function's body; empty if there are none
 */
record Piece(Kind kind, int start, int end, int head, int body, List<Term> terms) {
    enum Kind {
        NAME,
        /** An arrow function whose parameter is one bare name, perhaps in parentheses. */
        SIMPLE_ARROW,
        ARROW,
        SPREAD,
        /** A template, without a tag. */
        TEMPLATE,
        /** {@code function (…) {…}}. */
        FUNCTION,
        OTHER
    }

    /** A place in the text. */
    record Term(int start, int end) {}

    Piece {
        terms = List.copyOf(terms);
    }

    static Piece of(Kind kind, int start, int end) {
        return new Piece(kind, start, end, start, start, List.of());
    }

    static Piece other(int start, int end) {
        return of(Kind.OTHER, start, end);
    }

    boolean isArrow() {
        return kind == Kind.ARROW || kind == Kind.SIMPLE_ARROW;
    }
}
