package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.List;

/** The tokens of a text and how far they are read. */
final class Tokens {
    private final List<Token> tokens;
    private final Problems problems;
    private int at;

    Tokens(SourceText source, Problems problems) {
        this.tokens = Lexer.tokens(source, problems);
        this.problems = problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token that many behind the next one; the end stands behind everything. */
    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** Whether an arrow function follows that has no parameter, or several. */
    boolean isArrowOfSeveral() {
        if (!peek().is("(")) {
            return false;
        }
        int ahead = 1;
        while (peek(ahead).kind() == Token.Kind.NAME && peek(ahead + 1).is(",")) {
            ahead += 2;
        }
        boolean one = ahead == 1 && peek(1).kind() == Token.Kind.NAME;
        int close = peek(ahead).kind() == Token.Kind.NAME ? ahead + 1 : ahead;
        return !one && peek(close).is(")") && peek(close + 1).is("=>");
    }

    Token next() {
        Token token = peek();
        if (!token.isEnd()) {
            at++;
        }
        return token;
    }

    boolean accept(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            at++;
        }
        return found;
    }

    /** Where the last token that was read ends. */
    Span last() {
        return tokens.get(Math.max(at - 1, 0)).span();
    }

    int position() {
        return at;
    }

    /** Goes on behind what closes the parenthesis at that position, or at the end if nothing does. */
    void skipParentheses(int opening) {
        at = opening;
        int depth = 0;
        do {
            Token token = next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        } while (depth > 0 && !peek().isEnd());
    }

    /** Says that the next token is not what must stand there, and gives up on what is being read. */
    Stop unexpected(String expected, String... hints) {
        Token token = peek();
        if (token.isEnd()) {
            problems.unfinished(token.span(), "the text ends where " + expected + " should follow", hints);
        } else {
            problems.report(
                    Code.SYNTAX,
                    token.span(),
                    "expected " + expected + " but found " + problems.snippet(token.span()),
                    hints);
        }
        return new Stop();
    }

    /** Thrown after a problem was reported, to where the reading can go on. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("reported", null, false, false);
        }
    }
}
