package dev.ringside.dsl.text;

/**
 * Folding of case as Windows does it to names and JavaScript in {@code /…/i}: each UTF-16 unit is upper-cased by itself, whatever the
 * locale, and a unit outside ASCII never becomes one inside it. So U+0131 (dotless i) and U+017F (long s) equal only themselves, and an ASCII
 * letter equals nothing but itself and its other case.
 */
public final class Fold {
    private Fold() {}

    /** What all units that differ in case only have in common. */
    public static char unit(char unit) {
        if (unit < 0x80) {
            return unit >= 'a' && unit <= 'z' ? (char) (unit - ('a' - 'A')) : unit;
        }
        char upper = Character.toUpperCase(unit);
        return upper < 0x80 ? unit : upper;
    }

    /** The text with every unit folded; equal for texts that differ in case only, and as long as the text. */
    public static String text(String text) {
        int i = 0;
        while (i < text.length() && unit(text.charAt(i)) == text.charAt(i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        char[] units = text.toCharArray();
        for (; i < units.length; i++) {
            units[i] = unit(units[i]);
        }
        return new String(units);
    }

    /** Whether a text equals one that has been folded. */
    public static boolean equal(String text, String folded) {
        return text.length() == folded.length() && at(text, 0, folded);
    }

    /** Whether a text starts with one that has been folded. */
    public static boolean startsWith(String text, String folded) {
        return text.length() >= folded.length() && at(text, 0, folded);
    }

    /** Whether a text ends with one that has been folded. */
    public static boolean endsWith(String text, String folded) {
        return text.length() >= folded.length() && at(text, text.length() - folded.length(), folded);
    }

    /** Where in a text one that has been folded stands first at or behind that index; -1 if nowhere. */
    public static int indexOf(String text, String folded, int from) {
        int last = text.length() - folded.length();
        if (folded.isEmpty()) {
            return from <= last ? from : -1;
        }
        char first = folded.charAt(0);
        for (int i = from; i <= last; i++) {
            if (unit(text.charAt(i)) == first && at(text, i, folded)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a folded text stands at that index of a text that reaches far enough. */
    private static boolean at(String text, int index, String folded) {
        for (int i = 0; i < folded.length(); i++) {
            char unit = text.charAt(index + i);
            if (unit != folded.charAt(i) && unit(unit) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
