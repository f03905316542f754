package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
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
            if (token.is("(") || token.is("[") || token.is("{")) {
                open.push(i);
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                open.poll();
            }
        }
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

    /** The operator of the chain whose parentheses the cursor is in. */
    Optional<String> operator() {
        if (open.isEmpty() || open.getLast() < 2) {
            return Optional.empty();
        }
        Token name = before.get(open.getLast() - 1);
        boolean called = before.get(open.getLast()).is("(")
                && before.get(open.getLast() - 2).is(".");
        return called && name.kind() == Token.Kind.NAME ? Optional.of(name.text()) : Optional.empty();
    }

    /** Whether what starts here is the whole of what an operator of the chain gets. */
    boolean isWholeArgument() {
        return open.size() == 1 && follows("(");
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
