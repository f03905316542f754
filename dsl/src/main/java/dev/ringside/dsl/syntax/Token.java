package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;

/**
 * A word of the language.
 *
 * @param text what it says: a name, a symbol, a number as written, what a text holds, a regular expression with its slashes and flags
 * @param span where it stands, with its quotes
 */
record Token(Kind kind, String text, Span span) {
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        PATTERN,
        SYMBOL,
        /** A number, text or regular expression that is wrong in itself, which was reported. */
        BROKEN,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean isEnd() {
        return kind == Kind.END;
    }
}
