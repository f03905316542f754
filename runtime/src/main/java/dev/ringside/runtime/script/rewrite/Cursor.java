package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Token.Kind;

/** Where the reading of a script is: one token ahead. */
final class Cursor {
    /** Deeper nesting is not written by people, and whoever reads recurses. */
    private static final int DEEPEST = 400;

    private final String text;
    private final Scanner scanner;
    private Token current;
    private int lastEnd;
    private int depth;

    Cursor(String text, Scanner scanner) {
        this.text = text;
        this.scanner = scanner;
        this.current = scanner.next();
    }

    /** The next token. */
    Token peek() {
        return current;
    }

    /** Takes the next token. */
    Token take() {
        Token taken = current;
        lastEnd = taken.end();
        if (taken.kind() != Kind.END) {
            current = scanner.next();
        }
        return taken;
    }

    /** Whether the token that was taken last is that symbol. */
    boolean lastWas(String symbol) {
        return text.startsWith(symbol, lastEnd - symbol.length());
    }

    /** Where the token that was taken last ends. */
    int lastEnd() {
        return lastEnd;
    }

    String textOf(Token token) {
        return text.substring(token.start(), token.end());
    }

    boolean at(Kind kind) {
        return current.kind() == kind;
    }

    /** Whether the next token is that symbol. */
    boolean at(String symbol) {
        return current.kind() == Kind.SYMBOL && is(symbol);
    }

    /** Whether the next token is that name or keyword, written without escapes. */
    boolean atWord(String word) {
        return current.kind() == Kind.NAME && is(word);
    }

    /** Whether that stands behind the next token, on the same line and without a comment between. */
    boolean followedBy(String expected) {
        int at = current.end();
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.startsWith(expected, at);
    }

    boolean accept(String symbol) {
        boolean found = at(symbol);
        if (found) {
            take();
        }
        return found;
    }

    boolean acceptWord(String word) {
        boolean found = atWord(word);
        if (found) {
            take();
        }
        return found;
    }

    Token expect(String symbol) {
        if (!at(symbol)) {
            throw unreadable();
        }
        return take();
    }

    Token expect(Kind kind) {
        if (!at(kind)) {
            throw unreadable();
        }
        return take();
    }

    /** Where an operand may stand, a slash opens a regular expression. */
    void expectOperand() {
        if (at("/") || at("/=")) {
            current = scanner.asPattern(current);
        }
    }

    /** Behind an expression in a template, a brace goes on with the template. */
    Token takeTemplateRest() {
        if (!at("}")) {
            throw unreadable();
        }
        current = scanner.asTemplateRest(current);
        return take();
    }

    UnreadableScriptException unreadable() {
        return new UnreadableScriptException(current.start());
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw unreadable();
        }
    }

    void leave() {
        depth--;
    }

    private boolean is(String word) {
        return current.end() - current.start() == word.length() && text.startsWith(word, current.start());
    }
}
