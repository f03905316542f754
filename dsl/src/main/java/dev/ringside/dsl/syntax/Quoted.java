package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A text in quotes, with JavaScript's escapes taken out.
 *
 * @param content what it says, every unit with its place in the outer text
 * @param end where the reading goes on, behind the closing quote
 * @param broken whether something is wrong with it, which was reported
 */
record Quoted(SourceText content, int end, boolean broken) {

    /** Reads the text whose opening quote stands at that place. */
    static Quoted read(SourceText source, int start, Problems problems) {
        return new Reader(source, start, problems).read();
    }

    private static final class Reader {
        private static final String ESCAPE_HINT = "a backslash that is meant itself is written twice: \\\\";

        private final SourceText source;
        private final String text;
        private final int start;
        private final char quote;
        private final Problems problems;
        private final StringBuilder value = new StringBuilder();
        private int[] places = new int[16];
        private int at;
        private boolean broken;

        Reader(SourceText source, int start, Problems problems) {
            this.source = source;
            this.text = source.text();
            this.start = start;
            this.quote = text.charAt(start);
            this.problems = problems;
            this.at = start + 1;
        }

        Quoted read() {
            while (at < text.length()) {
                char unit = text.charAt(at);
                if (unit == quote) {
                    return finish(at + 1);
                }
                if (quote != '`' && (unit == '\n' || unit == '\r')) {
                    broken = true;
                    problems.report(
                            Code.SYNTAX,
                            source.span(start, at),
                            "the text is not closed on its line",
                            "close it with " + quote,
                            "a line break in a text is written \\n, or the text stands in backquotes: `…`");
                    return finish(at);
                }
                if (unit == '\\') {
                    escape();
                } else if (unit == '\r') {
                    // JavaScript makes one line feed of the line ends of a template.
                    append('\n', at, text.startsWith("\r\n", at) ? 2 : 1);
                } else {
                    if (quote == '`' && text.startsWith("${", at)) {
                        broken = true;
                        problems.report(
                                Code.SYNTAX,
                                source.span(at, at + 2),
                                "texts with ${…} in them are not available in a predicate",
                                "write the text out, or \\${ for the characters themselves");
                    }
                    append(unit, at, 1);
                }
            }
            broken = true;
            problems.unfinished(source.span(start, at), "the text is not closed", "close it with " + quote);
            return finish(at);
        }

        private Quoted finish(int end) {
            places = Arrays.copyOf(places, value.length() + 1);
            places[value.length()] = source.span(at, at).start();
            return new Quoted(SourceText.quoted(value.toString(), places), end, broken);
        }

        private void append(int point, int from, int length) {
            for (char unit : Character.toChars(point)) {
                if (value.length() + 1 >= places.length) {
                    places = Arrays.copyOf(places, 2 * places.length);
                }
                places[value.length()] = source.span(from, from).start();
                value.append(unit);
            }
            at = from + length;
        }

        private void escape() {
            int from = at;
            if (from + 1 == text.length()) {
                at = from + 1;
                return;
            }
            char kind = text.charAt(from + 1);
            switch (kind) {
                case 'n' -> append('\n', from, 2);
                case 't' -> append('\t', from, 2);
                case 'r' -> append('\r', from, 2);
                case 'b' -> append('\b', from, 2);
                case 'f' -> append('\f', from, 2);
                case 'v' -> append('\u000B', from, 2);
                case 'x' -> hexadecimal(from, from + 2, 2);
                case 'u' -> unicode(from);
                case '\n', '\u2028', '\u2029' -> at = from + 2;
                case '\r' -> at = from + (text.startsWith("\r\n", from + 1) ? 3 : 2);
                case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digit(from, kind);
                default -> append(kind, from, 2);
            }
        }

        private void digit(int from, char digit) {
            if (digit == '0' && (from + 2 >= text.length() || !isDigit(text.charAt(from + 2)))) {
                append(0, from, 2);
            } else {
                wrong(from, 2, "octal escapes are not available", "write \\x1b for the character 27");
            }
        }

        private void unicode(int from) {
            if (!text.startsWith("{", from + 2)) {
                hexadecimal(from, from + 2, 4);
                return;
            }
            int close = from + 3;
            while (close < text.length() && HexFormat.isHexDigit(text.charAt(close))) {
                close++;
            }
            if (!text.startsWith("}", close)) {
                wrong(from, close - from, "the escape is not closed", "write \\u{1f600}");
                return;
            }
            String digits = text.substring(from + 3, close).replaceFirst("^0+(?=.)", "");
            int point = digits.isEmpty() || digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits, 16);
            if (point > Character.MAX_CODE_POINT) {
                wrong(from, close + 1 - from, "there is no such character", "the last one is \\u{10ffff}");
            } else {
                append(point, from, close + 1 - from);
            }
        }

        private void hexadecimal(int from, int digits, int count) {
            int end = digits;
            while (end < text.length() && end < digits + count && HexFormat.isHexDigit(text.charAt(end))) {
                end++;
            }
            if (end < digits + count) {
                wrong(from, end - from, "the escape needs " + count + " hexadecimal digits");
            } else {
                append(Integer.parseInt(text.substring(digits, end), 16), from, end - from);
            }
        }

        private void wrong(int from, int length, String message, String... hints) {
            broken = true;
            // An escape that the end of the text cuts off is unfinished, which the missing quote will tell.
            if (from + length < text.length()) {
                String[] all = Arrays.copyOf(hints, hints.length + 1);
                all[hints.length] = ESCAPE_HINT;
                problems.report(Code.SYNTAX, source.span(from, from + length), message, all);
            }
            append('?', from, length);
        }

        private static boolean isDigit(char unit) {
            return unit >= '0' && unit <= '9';
        }
    }
}
