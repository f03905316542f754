package dev.ringside.shell.console;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes. The text is {@link Visible} already. */
public final class Width {
    private static final char ELLIPSIS = '…';

    private Width() {}

    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += of(point);
            i += Character.charCount(point);
        }
        return width;
    }

    public static int of(int point) {
        // ASCII is most of it, and is known without the tables.
        return point < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }

    /**
     * Appends a text, cut to a number of columns; where something is left out an ellipsis says so.
     *
     * @return how many columns were used
     */
    public static int appendCut(StringBuilder out, String text, int columns) {
        int used = 0;
        int end = 0;
        int usedAtEnd = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            used += of(point);
            if (used > columns) {
                if (columns == 0) {
                    return 0;
                }
                out.append(text, 0, end).append(ELLIPSIS);
                return usedAtEnd + 1;
            }
            i += Character.charCount(point);
            if (used < columns) {
                end = i;
                usedAtEnd = used;
            }
        }
        out.append(text);
        return used;
    }

    /** Appends blanks. */
    public static void pad(StringBuilder out, int columns) {
        for (int i = 0; i < columns; i++) {
            out.append(' ');
        }
    }
}
