package dev.ringside.dsl.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes trees as text of the query language, with the parentheses that reading them back needs and no more. Works through a stack of its
 * own, so that no tree is too deep for it.
 */
final class Printer {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Piece> left = new ArrayDeque<>();

    private Printer() {}

    static String print(Expr expr) {
        return new Printer().run(new Piece.Value(expr, Precedence.LOWEST));
    }

    static String print(Predicate predicate) {
        return new Printer().run(new Piece.Condition(predicate, Precedence.LOWEST));
    }

    private String run(Piece piece) {
        left.push(piece);
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case Piece.Word word -> out.append(word.text());
                case Piece.Value value -> open(ValueForms.of(value.expr()), value.minimum());
                case Piece.Condition condition ->
                    open(PredicateForms.ofCondition(condition.predicate()), condition.minimum());
                case Piece.Verdict verdict -> open(PredicateForms.of(verdict.predicate()), verdict.minimum());
            }
        }
        return out.toString();
    }

    private void open(Form form, Precedence minimum) {
        boolean parentheses = form.precedence().compareTo(minimum) < 0;
        if (parentheses) {
            left.push(new Piece.Word(")"));
        }
        for (Piece piece : form.pieces().reversed()) {
            left.push(piece);
        }
        if (parentheses) {
            out.append('(');
        }
    }

    /** How tightly a text holds together, by JavaScript's grammar, the loosest first. */
    enum Precedence {
        LOWEST,
        CONDITIONAL,
        OR,
        AND,
        BIT_OR,
        BIT_XOR,
        BIT_AND,
        EQUALITY,
        RELATIONAL,
        SHIFT,
        ADDITIVE,
        MULTIPLICATIVE,
        UNARY,
        POSTFIX;

        /** What an operand must have to bind tighter than this. */
        Precedence tighter() {
            return switch (this) {
                case LOWEST -> CONDITIONAL;
                case CONDITIONAL -> OR;
                case OR -> AND;
                case AND -> BIT_OR;
                case BIT_OR -> BIT_XOR;
                case BIT_XOR -> BIT_AND;
                case BIT_AND -> EQUALITY;
                case EQUALITY -> RELATIONAL;
                case RELATIONAL -> SHIFT;
                case SHIFT -> ADDITIVE;
                case ADDITIVE -> MULTIPLICATIVE;
                case MULTIPLICATIVE -> UNARY;
                case UNARY, POSTFIX -> POSTFIX;
            };
        }
    }

    /** How a node is written: words and the nodes below it. */
    record Form(Precedence precedence, List<Piece> pieces) {
        Form(Precedence precedence, Piece... pieces) {
            this(precedence, List.of(pieces));
        }

        /** Something that never needs parentheses. */
        static Form word(String text) {
            return new Form(Precedence.POSTFIX, new Piece.Word(text));
        }
    }

    /** A part of a node's text. The minimum is how tightly it must hold together to go without parentheses. */
    sealed interface Piece {
        /** Text as it stands. */
        record Word(String text) implements Piece {}

        /** A value. */
        record Value(Expr expr, Precedence minimum) implements Piece {}

        /** A predicate where any value would be taken for its truth, so that a truthiness needs no mark. */
        record Condition(Predicate predicate, Precedence minimum) implements Piece {}

        /** A predicate where its being a truth value matters. */
        record Verdict(Predicate predicate, Precedence minimum) implements Piece {}
    }
}
