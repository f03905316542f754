package dev.ringside.shell.console;

import java.util.Locale;

/**
 * Makes text harmless and visible: nothing that comes out can move a cursor, change a colour, turn the direction of text, or take no room.
 *
 * <p>Control characters become {@code \n}, {@code \t}, {@code \x1b}; a lone surrogate that stands for a byte that is not UTF-8 becomes that
 * byte, {@code \xff}; other characters without a shape of their own become {@code \}{@code u202e} or {@code \}{@code u{e0001}}. A backslash stands for itself, so this is for
 * eyes and not for reading back.
 */
public final class Visible {
    private Visible() {}

    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        append(out, text);
        return out.toString();
    }

    public static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            append(out, point);
            i += Character.charCount(point);
        }
    }

    /** Appends one character, or what stands for it. */
    public static void append(StringBuilder out, int point) {
        if (point >= ' ' && point < 0x7F) {
            out.append((char) point);
        } else if (point == '\n') {
            out.append("\\n");
        } else if (point == '\t') {
            out.append("\\t");
        } else if (point == '\r') {
            out.append("\\r");
        } else if (point <= 0x7F) {
            out.append(String.format(Locale.ROOT, "\\x%02x", point));
        } else if (point >= 0xDC80 && point <= 0xDCFF) {
            out.append(String.format(Locale.ROOT, "\\x%02x", point & 0xFF));
        } else if (hasShape(point)) {
            out.appendCodePoint(point);
        } else {
            out.append(String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\u{%x}", point));
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasShape(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
