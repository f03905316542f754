package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens by JavaScript's rules; the last token is the end. What is no token is reported and left out. */
final class Lexer {
    /** Those that the language has and those of JavaScript that it does not have, so that they are named whole; the longest first. */
    private static final List<String> SYMBOLS = List.of(
            ">>>", "===", "!==", "...", "**", "=>", "==", "!=", "<=", ">=", "<>", "&&", "||", "??", "?.", "<<", ">>",
            "++", "--", "(", ")", "{", "}", "[", "]", ",", ";", ".", "?", ":", "<", ">", "=", "!", "+", "-", "*", "/",
            "%", "&", "|", "^", "~");

    private static final String CURLY_QUOTES = "“”„‘’«»";

    private final SourceText source;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(SourceText source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.at = source.start();
    }

    static List<Token> tokens(SourceText source, Problems problems) {
        return new Lexer(source, problems).run();
    }

    private List<Token> run() {
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isBlank(point)) {
                at++;
            } else if (text.startsWith("//", at)) {
                skipLine();
            } else if (text.startsWith("/*", at)) {
                skipComment();
            } else if (isNameStart(point)) {
                name();
            } else if (isDigit(point) || startsFraction()) {
                NumberReader.Reading number = NumberReader.read(source, at, problems);
                add(number.broken() ? Token.Kind.BROKEN : Token.Kind.NUMBER, number.digits(), number.end());
            } else if (isQuote(point)) {
                Quoted quoted = Quoted.read(source, at, problems);
                add(
                        quoted.broken() ? Token.Kind.BROKEN : Token.Kind.TEXT,
                        quoted.content().text(),
                        quoted.end());
            } else if (point == '/' && !behindOperand()) {
                pattern();
            } else {
                symbol(point);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", source.span(at, at)));
        return tokens;
    }

    private void add(Token.Kind kind, String value, int end) {
        tokens.add(new Token(kind, value, source.span(at, end)));
        at = end;
    }

    private boolean startsFraction() {
        return text.charAt(at) == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private void name() {
        int end = at;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(Token.Kind.NAME, text.substring(at, end), end);
    }

    /** A slash behind an operand divides; elsewhere it opens a regular expression. */
    private boolean behindOperand() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.getLast();
        return switch (last.kind()) {
            case NAME -> !last.text().equals("in");
            case NUMBER, TEXT, PATTERN, BROKEN -> true;
            case SYMBOL -> last.is(")") || last.is("]") || last.is("}");
            case END -> false;
        };
    }

    private void pattern() {
        boolean inClass = false;
        int end = at + 1;
        while (end < text.length() && !isLineEnd(text.charAt(end)) && (inClass || text.charAt(end) != '/')) {
            char unit = text.charAt(end);
            inClass = unit == '[' || (inClass && unit != ']');
            end += unit == '\\' && end + 1 < text.length() && !isLineEnd(text.charAt(end + 1)) ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == '/';
        if (closed) {
            end++;
            while (end < text.length() && isNamePart(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
        } else if (end < text.length()) {
            problems.report(
                    Code.SYNTAX,
                    source.span(at, end),
                    "the regular expression is not closed on its line",
                    "close it with /; a slash in it is written \\/");
        } else {
            problems.unfinished(source.span(at, end), "the regular expression is not closed", "close it with /");
        }
        add(closed ? Token.Kind.PATTERN : Token.Kind.BROKEN, text.substring(at, end), end);
    }

    private void symbol(int point) {
        String symbol = symbolHere();
        // A conditional whose first branch is a number: a?.5:1
        if (symbol.equals("?.") && at + 2 < text.length() && isDigit(text.charAt(at + 2))) {
            symbol = "?";
        }
        if (!symbol.isEmpty()) {
            add(Token.Kind.SYMBOL, symbol, at + symbol.length());
        } else if (CURLY_QUOTES.indexOf(point) >= 0) {
            curlyQuotes();
        } else {
            int end = at + Character.charCount(point);
            problems.report(Code.SYNTAX, source.span(at, end), "this character means nothing here", hint(point));
            at = end;
        }
    }

    private String symbolHere() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                return symbol;
            }
        }
        return "";
    }

    /** A text pasted from where quotes are made pretty. */
    private void curlyQuotes() {
        int end = at + 1;
        while (end < text.length() && !isLineEnd(text.charAt(end)) && CURLY_QUOTES.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        end = Math.min(text.length(), end + 1);
        problems.report(Code.SYNTAX, source.span(at, end), "a text stands in straight quotes", "write \"…\" or '…'");
        add(Token.Kind.BROKEN, text.substring(at, end), end);
    }

    private static String hint(int point) {
        return switch (point) {
            case '#' -> "a comment starts with //";
            case '\\' -> "a backslash has its meaning only inside quotes and regular expressions";
            default -> "leave it out, or put it in quotes if it belongs to a text";
        };
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
    }

    private void skipComment() {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
            problems.unfinished(source.span(at, text.length()), "the comment is not closed", "close it with */");
        }
        at = close < 0 ? text.length() : close + 2;
    }

    private static boolean isBlank(int point) {
        return point == ' '
                || (point >= '\t' && point <= '\r')
                || point == '\uFEFF'
                || point == '\u2028'
                || point == '\u2029'
                || Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    private static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r' || unit == '\u2028' || unit == '\u2029';
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    private static boolean isNameStart(int point) {
        return point == '$' || point == '_' || Character.isUnicodeIdentifierStart(point);
    }

    static boolean isQuote(int point) {
        return point == '"' || point == '\'' || point == '`';
    }

    /** Whether the text is one name. */
    static boolean isName(String word) {
        return !word.isEmpty()
                && isNameStart(word.codePointAt(0))
                && word.codePoints().allMatch(Lexer::isNamePart);
    }

    static boolean isNamePart(int point) {
        return point == '$'
                || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point))
                || point == '\u200C'
                || point == '\u200D';
    }
}
