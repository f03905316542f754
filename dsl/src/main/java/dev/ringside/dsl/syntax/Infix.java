package dev.ringside.dsl.syntax;

import java.util.Optional;

/** The operators that stand between two operands, with JavaScript's precedence; all of them group to the left. */
enum Infix {
    OR("||", 1),
    AND("&&", 2),
    BIT_OR("|", 3),
    BIT_XOR("^", 4),
    BIT_AND("&", 5),
    EQUAL("==", 6),
    NOT_EQUAL("!=", 6),
    SAME("===", 6),
    NOT_SAME("!==", 6),
    LESS("<", 7),
    LESS_OR_EQUAL("<=", 7),
    GREATER(">", 7),
    GREATER_OR_EQUAL(">=", 7),
    IN("in", 7),
    SHIFT_LEFT("<<", 8),
    SHIFT_RIGHT(">>", 8),
    PLUS("+", 9),
    MINUS("-", 9),
    TIMES("*", 10),
    DIVIDE("/", 10),
    REMAINDER("%", 10);

    static final int LOOSEST = 1;

    private final String symbol;
    private final int precedence;

    Infix(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }

    /** Whether it joins conditions. */
    boolean isLogic() {
        return this == AND || this == OR;
    }

    /** The operator that a token is, or that people mean who write it out of habit: then its symbol is another than the token's text. */
    static Optional<Infix> of(Token token) {
        return switch (token.kind()) {
            case SYMBOL ->
                switch (token.text()) {
                    case "=" -> Optional.of(EQUAL);
                    case "<>" -> Optional.of(NOT_EQUAL);
                    case ">>>" -> Optional.of(SHIFT_RIGHT);
                    default -> bySymbol(token.text());
                };
            case NAME ->
                switch (token.text()) {
                    case "in" -> Optional.of(IN);
                    case "and", "AND" -> Optional.of(AND);
                    case "or", "OR" -> Optional.of(OR);
                    default -> Optional.empty();
                };
            case NUMBER, TEXT, PATTERN, BROKEN, END -> Optional.empty();
        };
    }

    private static Optional<Infix> bySymbol(String symbol) {
        for (Infix infix : values()) {
            if (infix.symbol.equals(symbol)) {
                return Optional.of(infix);
            }
        }
        return Optional.empty();
    }
}
