package dev.ringside.dsl.expr;

/**
 * Writes texts and regular expressions so that nothing in them is invisible: control and format characters (bidirectional overrides among
 * them), unusual blanks and lone surrogates become escapes. What an event holds can so be shown and pasted without harm.
 */
final class Quoting {
    private Quoting() {}

    /** The text as a literal in double quotes. */
    static String text(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> appendVisibly(point, out);
            }
            i += Character.charCount(point);
        }
        return out.append('"').toString();
    }

    /** A regular expression's source as it can stand between slashes, meaning the same. Applying it twice changes nothing more. */
    static String regexSource(String source) {
        if (source.isEmpty()) {
            return "(?:)";
        }
        StringBuilder out = new StringBuilder(source.length());
        boolean inClass = false;
        for (int i = 0; i < source.length(); ) {
            boolean escaped = source.charAt(i) == '\\' && i + 1 < source.length();
            int point = source.codePointAt(escaped ? i + 1 : i);
            i += Character.charCount(point) + (escaped ? 1 : 0);
            if (!escaped) {
                inClass = point == '[' || (inClass && point != ']');
            }
            switch (point) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '/' -> out.append(escaped || !inClass ? "\\/" : "/");
                default -> {
                    // An escaped invisible unit stands for itself, and so does the escape it becomes.
                    if (escaped && isVisible(point)) {
                        out.append('\\');
                    }
                    appendVisibly(point, out);
                }
            }
        }
        return out.toString();
    }

    private static void appendVisibly(int point, StringBuilder out) {
        if (isVisible(point)) {
            out.appendCodePoint(point);
        } else {
            for (char unit : Character.toChars(point)) {
                out.append("\\u").append("%04x".formatted((int) unit));
            }
        }
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
