package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens, one at a time. Where JavaScript's tokens depend on what stands around them, whoever reads says so: a slash is a
 * symbol until {@link #asPattern}, and a brace until {@link #asTemplateRest}, is asked for.
 */
final class Scanner {
    /** The longest first. */
    private static final String[] SYMBOLS = {
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=",
        "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}",
        "(", ")", "[", "]", ".", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=",
        "@"
    };

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean lineBreak;

    Scanner(String text) {
        this.text = text;
    }

    /** Every token so far, white space too. */
    List<Token> tokens() {
        return tokens;
    }

    /** The next token that is not white space; at the end of the text it is the end, again and again. */
    Token next() {
        lineBreak = false;
        while (at < text.length() && space()) {
            // It is kept by space().
        }
        if (at == text.length()) {
            return new Token(Kind.END, at, at, lineBreak);
        }
        int start = at;
        char unit = text.charAt(at);
        Kind kind;
        if (isNameStart(start)) {
            kind = Kind.NAME;
            at = nameEnd(start);
        } else if (unit == '#' && isNameStart(start + 1)) {
            kind = Kind.PRIVATE_NAME;
            at = nameEnd(start + 1);
        } else if (isDigit(start) || (unit == '.' && isDigit(start + 1))) {
            kind = Kind.NUMBER;
            at = numberEnd(start);
        } else if (unit == '"' || unit == '\'') {
            kind = Kind.TEXT;
            at = quotedEnd(start);
        } else if (unit == '`') {
            kind = Kind.TEMPLATE;
            at = templateEnd(start + 1);
        } else {
            kind = Kind.SYMBOL;
            at = start + symbol(start).length();
        }
        return keep(kind, start);
    }

    /** Reads the slash that is the last token as the beginning of a regular expression. */
    Token asPattern(Token slash) {
        boolean inClass = false;
        int end = slash.start() + 1;
        while (true) {
            if (end >= text.length() || isLineEnd(text.charAt(end))) {
                throw new UnreadableScriptException(slash.start());
            }
            char unit = text.charAt(end);
            if (unit == '/' && !inClass) {
                break;
            }
            inClass = unit == '[' || (inClass && unit != ']');
            end += unit == '\\' && end + 1 < text.length() && !isLineEnd(text.charAt(end + 1)) ? 2 : 1;
        }
        return instead(slash, Kind.PATTERN, nameEnd(end + 1));
    }

    /** Reads the closing brace that is the last token as the end of a template's substitution. */
    Token asTemplateRest(Token brace) {
        return instead(brace, Kind.TEMPLATE_REST, templateEnd(brace.start() + 1));
    }

    private Token instead(Token last, Kind kind, int end) {
        lineBreak = last.afterLineBreak();
        // What was looked at behind it, if anything, is cut anew.
        while (tokens.getLast().start() > last.start()) {
            tokens.removeLast();
        }
        tokens.removeLast();
        at = end;
        return keep(kind, last.start());
    }

    private Token keep(Kind kind, int start) {
        Token token = new Token(kind, start, at, lineBreak);
        tokens.add(token);
        return token;
    }

    private boolean space() {
        int start = at;
        char unit = text.charAt(at);
        if (isBlank(unit)) {
            while (at < text.length() && isBlank(text.charAt(at))) {
                lineBreak |= isLineEnd(text.charAt(at));
                at++;
            }
        } else if (text.startsWith("//", at) || (at == 0 && text.startsWith("#!"))) {
            while (at < text.length() && !isLineEnd(text.charAt(at))) {
                at++;
            }
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            if (close < 0) {
                throw new UnreadableScriptException(at);
            }
            while (at < close + 2) {
                lineBreak |= isLineEnd(text.charAt(at));
                at++;
            }
        } else {
            return false;
        }
        tokens.add(new Token(Kind.SPACE, start, at, lineBreak));
        return true;
    }

    private String symbol(int start) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, start) && !(symbol.equals("?.") && isDigit(start + 2))) {
                return symbol;
            }
        }
        throw new UnreadableScriptException(start);
    }

    /** A number's end, however wrong the number: letters, digits, points, and signs behind an exponent's letter. */
    private int numberEnd(int start) {
        boolean decimal = !(text.charAt(start) == '0'
                && start + 1 < text.length()
                && "xXoObB".indexOf(text.charAt(start + 1)) >= 0);
        int end = start;
        while (end < text.length()) {
            char unit = text.charAt(end);
            boolean exponent = decimal && (unit == 'e' || unit == 'E');
            if (exponent && end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0) {
                end += 2;
            } else if (Character.isLetterOrDigit(unit)
                    || unit == '_'
                    || (decimal && unit == '.' && !isSecondPoint(start, end))) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private boolean isSecondPoint(int start, int point) {
        String before = text.substring(start, point);
        return before.indexOf('.') >= 0
                || before.indexOf('e') >= 0
                || before.indexOf('E') >= 0
                || before.indexOf('n') >= 0;
    }

    private int quotedEnd(int start) {
        char quote = text.charAt(start);
        int end = start + 1;
        while (true) {
            if (end >= text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r') {
                throw new UnreadableScriptException(start);
            }
            char unit = text.charAt(end);
            if (unit == quote) {
                return end + 1;
            }
            end += unit == '\\' ? escapeLength(end) : 1;
        }
    }

    private int escapeLength(int backslash) {
        return text.startsWith("\r\n", backslash + 1) ? 3 : 2;
    }

    /** Behind the closing backquote or the next <code>${</code>. */
    private int templateEnd(int start) {
        int end = start;
        while (end < text.length()) {
            char unit = text.charAt(end);
            if (unit == '`') {
                return end + 1;
            }
            if (unit == '$' && text.startsWith("${", end)) {
                return end + 2;
            }
            end += unit == '\\' ? 2 : 1;
        }
        throw new UnreadableScriptException(start);
    }

    private boolean isNameStart(int place) {
        if (place >= text.length()) {
            return false;
        }
        int point = text.codePointAt(place);
        return point == '$' || point == '_' || point == '\\' || Character.isUnicodeIdentifierStart(point);
    }

    private int nameEnd(int start) {
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (point == '\\') {
                end = escapeEnd(end);
            } else if (point == '$'
                    || point == '\u200C'
                    || point == '\u200D'
                    || (Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point))) {
                end += Character.charCount(point);
            } else {
                break;
            }
        }
        return end;
    }

    /** Behind an escape in a name. */
    private int escapeEnd(int backslash) {
        int end = text.startsWith("u{", backslash + 1) ? text.indexOf('}', backslash) + 1 : backslash + 6;
        if (!text.startsWith("u", backslash + 1) || end <= backslash || end > text.length()) {
            throw new UnreadableScriptException(backslash);
        }
        return end;
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private static boolean isBlank(char unit) {
        return unit == ' '
                || (unit >= '\t' && unit <= '\r')
                || unit == '\uFEFF'
                || isLineEnd(unit)
                || Character.getType(unit) == Character.SPACE_SEPARATOR;
    }

    private static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r' || unit == '\u2028' || unit == '\u2029';
    }
}
