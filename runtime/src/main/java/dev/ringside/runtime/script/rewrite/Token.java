package dev.ringside.runtime.script.rewrite;

/**
 * A piece of a script's text. All tokens of a text, one after the other, are the text.
 *
 * @param start its first unit
 * @param end the unit behind its last
 * @param afterLineBreak whether a line ends between the token before and this one
 */
record Token(Kind kind, int start, int end, boolean afterLineBreak) {
    enum Kind {
        /** White space, comments, and a first line that begins with {@code #!}. */
        SPACE,
        /** A name or a keyword. */
        NAME,
        /** {@code #name}. */
        PRIVATE_NAME,
        NUMBER,
        TEXT,
        /** A template from its backquote to the closing one or to the first <code>${</code>. */
        TEMPLATE,
        /** What follows a substitution in a template: from its brace to the closing backquote or to the next <code>${</code>. */
        TEMPLATE_REST,
        PATTERN,
        SYMBOL,
        END
    }

    boolean isSpace() {
        return kind == Kind.SPACE;
    }
}
