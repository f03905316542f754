package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place in a text that is being written: the tokens before it, the brackets around it and the word that it is in. */
final class Cursor {
    private static final Pattern WHOLE_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n\\r]*[\\n\\r]");

    private final String text;
    private final int cursor;
    private final int origin;
    /** The tokens before the word at the cursor, with their places in the whole text. */
    private final List<Token> before;
    /** Where the word at the cursor starts. */
    private final int start;
    /** The quote that the cursor is behind, or 0. */
    private final char quote;
    /** Where in the tokens the brackets stand that are open at the cursor, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private Cursor(String text, int cursor, int origin) {
        this.text = text;
        this.cursor = cursor;
        this.origin = origin;
        List<Token> tokens = tokens(text.substring(origin, cursor), origin);
        boolean touches = !tokens.isEmpty() && tokens.getLast().span().end() == cursor;
        Token last = touches ? tokens.getLast() : new Token(Token.Kind.END, "", new Span(cursor, cursor));
        boolean quoted = last.kind() == Token.Kind.BROKEN
                && Lexer.isQuote(text.charAt(last.span().start()));
        boolean inWord = quoted || last.kind() == Token.Kind.NAME;
        quote = quoted ? text.charAt(last.span().start()) : 0;
        start = last.span().start()
                + (quoted ? 1 : inWord ? 0 : last.span().end() - last.span().start());
        before = inWord ? tokens.subList(0, tokens.size() - 1) : tokens;
        findBrackets();
    }

    static Cursor in(String text, int cursor) {
        return new Cursor(text, cursor, 0);
    }

    /** The same place, with the text in quotes that it is in for the whole text. */
    Cursor inQuotes() {
        return new Cursor(text, cursor, start);
    }

    private static List<Token> tokens(String head, int origin) {
        return Lexer.tokens(SourceText.of(head), new Problems("", head)).stream()
                .filter(token -> !token.isEnd())
                .map(token -> new Token(
                        token.kind(),
                        token.text(),
                        new Span(token.span().start() + origin, token.span().end() + origin)))
                .toList();
    }

    private void findBrackets() {
        for (int i = 0; i < before.size(); i++) {
            Token token = before.get(i);
            if (isOpening(token)) {
                open.push(i);
            } else if (isClosing(token)) {
                open.poll();
            }
        }
    }

    private static boolean isOpening(Token token) {
        return token.is("(") || token.is("[") || token.is("{");
    }

    private static boolean isClosing(Token token) {
        return token.is(")") || token.is("]") || token.is("}");
    }

    String text() {
        return text;
    }

    List<Token> before() {
        return before;
    }

    /** The token that many before the word; the end if there is none. */
    Token back(int count) {
        return count <= before.size()
                ? before.get(before.size() - count)
                : new Token(Token.Kind.END, "", new Span(origin, origin));
    }

    boolean follows(String symbol) {
        return back(1).is(symbol);
    }

    boolean isQuoted() {
        return quote != 0;
    }

    boolean isInComment() {
        int from = Math.max(origin, back(1).span().end());
        return !isQuoted()
                && WHOLE_COMMENT
                                .matcher(text.substring(from, start))
                                .replaceAll("")
                                .indexOf('/')
                        >= 0;
    }

    /** Where in the tokens the brackets stand that are open, the outermost first. */
    List<Integer> brackets() {
        List<Integer> brackets = new ArrayList<>(open);
        Collections.reverse(brackets);
        return brackets;
    }

    /** Where in the tokens commas stand directly inside that bracket, before that end. */
    List<Integer> commas(int bracket, int end) {
        List<Integer> commas = new ArrayList<>();
        int depth = 0;
        for (int i = bracket + 1; i < end; i++) {
            Token token = before.get(i);
            depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                commas.add(i);
            }
        }
        return commas;
    }

    /** Whether what starts here is a whole argument of the call with that bracket. */
    boolean isArgumentOf(int bracket) {
        return bracket().equals(Optional.of(bracket)) && (follows("(") || follows(","));
    }

    /** Whether the innermost bracket is that one. */
    boolean isDirectlyIn(String bracket) {
        return !open.isEmpty() && before.get(open.getFirst()).is(bracket);
    }

    /** Where in the tokens the innermost bracket stands. */
    Optional<Integer> bracket() {
        return Optional.ofNullable(open.peek());
    }

    /** Whether a value can start here. */
    boolean isOperandPlace() {
        Token last = back(1);
        return last.isEnd()
                || Infix.of(last).isPresent()
                || List.of("(", "[", ",", "!", "?", ":", "=>")
                        .contains(last.kind() == Token.Kind.SYMBOL ? last.text() : "");
    }

    /** The name that an arrow function before the cursor gives to the event. */
    Optional<String> parameter() {
        for (int i = before.size() - 1; i > 0; i--) {
            if (before.get(i).is("=>")) {
                Token name = before.get(before.get(i - 1).is(")") && i > 1 ? i - 2 : i - 1);
                return Optional.of(name.text());
            }
        }
        return Optional.empty();
    }

    /** Goes back over names, dots and brackets to where the operand starts; negative if nothing there is one. */
    int firstOfOperand(int last) {
        int first = last;
        while (first >= 0) {
            Token token = before.get(first);
            if (token.is(")") || token.is("]")) {
                first = opening(first);
                boolean called = first > 0
                        && before.get(first).is("(")
                        && before.get(first - 1).kind() == Token.Kind.NAME;
                first -= called && !before.get(first - 1).isName("in") ? 1 : 0;
            } else if (token.kind() == Token.Kind.SYMBOL) {
                return -1;
            }
            if (first < 2 || !before.get(first - 1).is(".")) {
                return first;
            }
            first -= 2;
        }
        return -1;
    }

    private int opening(int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            Token token = before.get(i);
            if (isClosing(token)) {
                depth++;
            } else if (isOpening(token)) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The names with dots between them that stand before the dot at the cursor, without the parameter of an arrow function before them. */
    Optional<String> path() {
        List<String> names = new ArrayList<>();
        int i = before.size() - 1;
        while (i > 0 && before.get(i).is(".") && before.get(i - 1).kind() == Token.Kind.NAME) {
            names.add(before.get(i - 1).text());
            i -= 2;
        }
        Collections.reverse(names);
        if (!names.isEmpty() && parameter().equals(Optional.of(names.get(0)))) {
            names.remove(0);
        }
        return names.isEmpty() || (i >= 0 && before.get(i).is("."))
                ? Optional.empty()
                : Optional.of(String.join(".", names));
    }

    /** The property of the object with that bracket that the cursor is in the value of; nothing if it is in none. */
    String propertyIn(int bracket) {
        List<Integer> commas = commas(bracket, before.size());
        int name = 1 + (commas.isEmpty() ? bracket : commas.get(commas.size() - 1));
        return name + 1 < before.size() && before.get(name + 1).is(":")
                ? before.get(name).text()
                : "";
    }

    /** Whether the dot at the cursor stands behind a call of that function. */
    boolean isBehindCallOf(String function) {
        int first = firstOfOperand(before.size() - 2);
        return first >= 0 && before.get(first).isName(function) && back(2).is(")");
    }

    /** The word that the cursor is in, to its end behind the cursor. */
    Span word() {
        int end = cursor;
        while (end < text.length() && Lexer.isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return new Span(start, end);
    }

    /** Whether what stands of the word before the cursor begins that name; case counts for nothing. */
    boolean begins(String name) {
        String begun = text.substring(start, cursor).toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).startsWith(begun);
    }

    /** Whether the word begins with a capital letter. */
    boolean hasCapital() {
        return start < cursor && Character.isUpperCase(text.charAt(start));
    }

    /** The word with an opening parenthesis, unless there is one. */
    String opened(String word) {
        return text.startsWith("(", word().end()) ? word : word + "(";
    }

    /** The word with both parentheses, unless there are some. */
    String called(String word) {
        return text.startsWith("(", word().end()) ? word : word + "()";
    }

    /** The word in quotes: those that are there, or other ones than those around the whole. */
    String quoted(String word) {
        if (isQuoted()) {
            return text.startsWith(String.valueOf(quote), word().end()) ? word : word + quote;
        }
        String quotes = origin > 0 && text.charAt(origin - 1) == '"' ? "'" : "\"";
        return quotes + word + quotes;
    }
}
