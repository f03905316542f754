package dev.ringside.dsl.plan;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.text.Fold;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a literal a feed can compare with, which has texts as bytes: UTF-8 on Linux, with lone surrogates for other bytes.
 *
 * @param os the feed's system
 * @param casing what the feed does about case
 */
record LiteralBytes(Os os, Casing casing) {

    /** Whose case is ignored. */
    enum Casing {
        /** Nothing's. */
        EXACT,
        /** That of ASCII letters; others would have to be ignored too, which the feed cannot do. */
        ASCII,
        /** That of all letters. */
        ALL
    }

    /** A part of a literal, from one unit up to, not including, another. */
    record Part(int from, int to) {
        int length() {
            return to - from;
        }
    }

    /** Whether comparing bytes gives for the whole of every text what comparing units gives. */
    boolean isComparable(String literal) {
        if (isAsciiOnly()) {
            return isAscii(literal);
        }
        // Bytes that spell UTF-8 are the text that they spell, so a literal that has them in pieces equals no text.
        byte[] bytes = RawText.encode(literal);
        return isWellFormed(literal)
                || (os == Os.LINUX && RawText.decode(bytes, 0, bytes.length).equals(literal));
    }

    /** Whether searching for bytes gives what searching for units gives: a byte alone may be found inside a character. */
    boolean isSearchable(String literal) {
        return isAsciiOnly() ? isAscii(literal) : isWellFormed(literal);
    }

    /** The longest parts that are searchable, in order. */
    List<Part> searchableParts(String literal) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < literal.length(); ) {
            int point = literal.codePointAt(i);
            int next = i + Character.charCount(point);
            if (isAsciiOnly() ? point >= 0x80 : isSurrogate(point)) {
                parts.add(new Part(from, i));
                from = next;
            }
            i = next;
        }
        parts.add(new Part(from, literal.length()));
        parts.removeIf(part -> part.length() == 0);
        return parts;
    }

    /** How many bytes the feed compares with for a literal. */
    int size(String text) {
        int size = RawText.encode(text).length;
        return casing == Casing.ALL ? Math.max(size, RawText.encode(Fold.text(text)).length) : size;
    }

    /** Whether the feed can compare with ASCII only, because case is ignored. */
    boolean isAsciiOnly() {
        return casing == Casing.ASCII;
    }

    /** The longest beginning of a part that takes no more than so many bytes. */
    Part start(String literal, Part part, int bytes) {
        int to = part.from;
        for (int left = bytes; to < part.to; ) {
            int point = literal.codePointAt(to);
            left -= size(Character.toString(point));
            if (left < 0) {
                break;
            }
            to += Character.charCount(point);
        }
        return new Part(part.from, to);
    }

    /** The longest end of a part that takes no more than so many bytes. */
    Part end(String literal, Part part, int bytes) {
        int from = part.to;
        for (int left = bytes; from > part.from; ) {
            int point = literal.codePointBefore(from);
            left -= size(Character.toString(point));
            if (left < 0) {
                break;
            }
            from -= Character.charCount(point);
        }
        return new Part(from, part.to);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(LiteralBytes::isSurrogate);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
