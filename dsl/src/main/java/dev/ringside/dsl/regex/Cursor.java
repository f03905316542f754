package dev.ringside.dsl.regex;

import dev.ringside.dsl.diagnostic.RingsideException;

/** A place in the source of an expression. */
final class Cursor {
    /** What {@link #peek} gives at the end. */
    static final int END = -1;

    private final String source;
    private final boolean unicode;
    private int index;

    Cursor(String source, boolean unicode) {
        this.source = source;
        this.unicode = unicode;
    }

    boolean unicode() {
        return unicode;
    }

    int index() {
        return index;
    }

    /** Goes back to where {@link #index} was that. */
    void reset(int to) {
        index = to;
    }

    boolean atEnd() {
        return index == source.length();
    }

    /** The unit here, or {@link #END}. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return index + ahead < source.length() ? source.charAt(index + ahead) : END;
    }

    /** Takes the character here, which must not be the end: a code point where the flag {@code u} says so, else a unit. */
    int next() {
        return unicode ? nextCodePoint() : source.charAt(index++);
    }

    /** Takes the code point here, which must not be the end. */
    int nextCodePoint() {
        int c = source.codePointAt(index);
        index += Character.charCount(c);
        return c;
    }

    /** Goes behind that text if it stands here. */
    boolean eat(String text) {
        if (source.startsWith(text, index)) {
            index += text.length();
            return true;
        }
        return false;
    }

    /** Reads a number of exactly so many digits, or nothing. */
    int digits(int count, int radix) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(peek(i), radix);
            if (digit < 0 || peek(i) > 'f') {
                return -1;
            }
            value = value * radix + digit;
        }
        index += count;
        return value;
    }

    /** Reads a decimal number as far as it goes, held at {@link Node#UNLIMITED}; -1 if there is none. */
    int decimal() {
        long value = -1;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.min(Node.UNLIMITED, Math.max(value, 0) * 10 + (peek() - '0'));
            index++;
        }
        return (int) value;
    }

    RingsideException problem(int start, String message, String... hints) {
        return Problem.inSource(source, start, Math.max(start, index), message, hints);
    }
}
