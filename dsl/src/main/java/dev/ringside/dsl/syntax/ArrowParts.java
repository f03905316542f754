package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of an arrow function of JavaScript with one plain parameter and an expression behind the arrow.
 *
 * @param parameter its parameter
 * @param terms the operands of the outermost {@code &&}s of its body, or all of the body; each has a token at least
 */
record ArrowParts(String parameter, List<List<Token>> terms) {
    /** What binds less tightly than {@code &&}, or makes something else of what stands before it. */
    private static final Set<String> LOOSER = Set.of("||", "??", "?", "=>", "=");

    /** The parts; empty if it is another kind of function. */
    static Optional<ArrowParts> of(List<Token> tokens) {
        boolean inParentheses = tokens.get(0).is("(");
        int name = inParentheses ? 1 : 0;
        int arrow = name + (inParentheses ? 2 : 1);
        boolean plain = tokens.size() > arrow + 1
                && tokens.get(name).kind() == Token.Kind.NAME
                && (!inParentheses || tokens.get(name + 1).is(")"))
                && tokens.get(arrow).is("=>")
                && !tokens.get(arrow + 1).is("{");
        return plain
                ? terms(tokens.subList(arrow + 1, tokens.size()))
                        .map(terms -> new ArrowParts(tokens.get(name).text(), terms))
                : Optional.empty();
    }

    private static Optional<List<List<Token>>> terms(List<Token> rest) {
        List<List<Token>> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        int end = 0;
        boolean whole = false;
        while (!rest.get(end).isEnd() && !(depth == 0 && rest.get(end).is(","))) {
            Token token = rest.get(end);
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            } else if (depth == 0 && token.kind() == Token.Kind.SYMBOL) {
                whole |= LOOSER.contains(token.text());
                if (token.is("&&")) {
                    terms.add(rest.subList(start, end));
                    start = end + 1;
                }
            }
            end++;
        }
        terms.add(rest.subList(start, end));
        if (depth != 0 || terms.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(whole ? List.of(rest.subList(0, end)) : List.copyOf(terms));
    }

    /** Where all of the body stands. */
    Span body() {
        return place(terms.get(0)).to(place(terms.get(terms.size() - 1)));
    }

    static Span place(List<Token> term) {
        return term.get(0).span().to(term.get(term.size() - 1).span());
    }
}
