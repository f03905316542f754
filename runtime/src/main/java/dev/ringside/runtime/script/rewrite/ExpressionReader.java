package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Piece.Term;
import dev.ringside.runtime.script.rewrite.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads expressions of ECMAScript 2025, generously: what GraalJS would refuse may pass. Patterns are read as the objects, arrays and
 * parentheses that they look like.
 */
final class ExpressionReader {
    private static final Set<String> ASSIGNMENTS = Set.of(
            "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=");
    private static final Set<String> OPERATORS = Set.of(
            "**", "*", "/", "%", "+", "-", "<<", ">>", ">>>", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "&", "^",
            "|", "&&", "||", "??");
    private static final Set<String> PREFIXES = Set.of("!", "~", "+", "-", "++", "--");
    private static final Set<String> PREFIX_WORDS = Set.of("typeof", "void", "delete");
    private static final Set<String> BEHIND_OPERANDS = Set.of(")", "]", "}", ",", ";", ":", "=>", ".", "=");

    private final Cursor cursor;
    private final Findings findings;
    private final StatementReader statements;
    private final OperandReader operands;

    ExpressionReader(Cursor cursor, Findings findings, StatementReader statements) {
        this.cursor = cursor;
        this.findings = findings;
        this.statements = statements;
        this.operands = new OperandReader(cursor, findings, this, statements);
    }

    OperandReader operands() {
        return operands;
    }

    /** Expressions with commas between them; the piece is the whole. */
    Piece expressions() {
        Piece first = assignment();
        if (!cursor.at(",")) {
            return first;
        }
        while (cursor.accept(",")) {
            assignment();
        }
        return Piece.other(first.start(), cursor.lastEnd());
    }

    /** An expression without a comma. */
    Piece assignment() {
        cursor.enter();
        Piece left = cursor.atWord("yield") ? yielding() : operation();
        if (cursor.accept("?")) {
            assignment();
            cursor.expect(":");
            assignment();
            left = Piece.other(left.start(), cursor.lastEnd());
        }
        if (cursor.at("=>")) {
            left = arrow(left);
        } else if (cursor.at(Kind.SYMBOL) && ASSIGNMENTS.contains(cursor.textOf(cursor.peek()))) {
            cursor.take();
            assignment();
            left = Piece.other(left.start(), cursor.lastEnd());
        }
        cursor.leave();
        return left;
    }

    private Piece arrow(Piece parameters) {
        cursor.expect("=>");
        findings.functions++;
        Piece whole = function(parameters);
        findings.functions--;
        return whole;
    }

    private Piece function(Piece parameters) {
        Piece.Kind kind = parameters.kind() == Piece.Kind.NAME ? Piece.Kind.SIMPLE_ARROW : Piece.Kind.ARROW;
        if (cursor.at("{")) {
            statements.block();
            return Piece.of(kind, parameters.start(), cursor.lastEnd());
        }
        Piece body = assignment();
        return new Piece(kind, parameters.start(), cursor.lastEnd(), parameters.start(), body.start(), body.terms());
    }

    private Piece yielding() {
        int start = cursor.take().start();
        cursor.accept("*");
        if (startsOperand() && !cursor.peek().afterLineBreak()) {
            assignment();
        }
        return Piece.other(start, cursor.lastEnd());
    }

    /** Operands with operators between them. Which binds stronger matters for {@code &&} only, above which are {@code ||} and {@code ??}. */
    private Piece operation() {
        Piece first = unary();
        if (!atOperator()) {
            return first;
        }
        List<Term> terms = new ArrayList<>();
        int termStart = first.start();
        boolean alternatives = false;
        while (atOperator()) {
            int before = cursor.lastEnd();
            String operator = cursor.textOf(cursor.take());
            if (operator.equals("&&")) {
                terms.add(new Term(termStart, before));
                termStart = cursor.peek().start();
            }
            alternatives |= operator.equals("||") || operator.equals("??");
            unary();
        }
        if (alternatives || terms.isEmpty()) {
            return Piece.other(first.start(), cursor.lastEnd());
        }
        terms.add(new Term(termStart, cursor.lastEnd()));
        return new Piece(Piece.Kind.OTHER, first.start(), cursor.lastEnd(), first.start(), first.start(), terms);
    }

    private boolean atOperator() {
        return cursor.at(Kind.SYMBOL)
                ? OPERATORS.contains(cursor.textOf(cursor.peek()))
                : cursor.atWord("in") || cursor.atWord("instanceof");
    }

    private Piece unary() {
        cursor.enter();
        Piece piece = prefixed();
        cursor.leave();
        return piece;
    }

    private Piece prefixed() {
        Token token = cursor.peek();
        String word = token.kind() == Kind.SYMBOL || token.kind() == Kind.NAME ? cursor.textOf(token) : "";
        boolean prefix = token.kind() == Kind.SYMBOL ? PREFIXES.contains(word) : PREFIX_WORDS.contains(word);
        if (prefix || word.equals("await")) {
            cursor.take();
            if (prefix || startsOperand()) {
                findings.awaits |= !prefix && findings.functions == 0;
                unary();
            }
            return Piece.other(token.start(), cursor.lastEnd());
        }
        Piece operand = operands.operand();
        if ((cursor.at("++") || cursor.at("--")) && !cursor.peek().afterLineBreak()) {
            cursor.take();
            return Piece.other(operand.start(), cursor.lastEnd());
        }
        return operand;
    }

    /** Whether what follows can begin an operand. */
    private boolean startsOperand() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case SYMBOL -> !BEHIND_OPERANDS.contains(cursor.textOf(token));
            case NAME -> !cursor.atWord("in") && !cursor.atWord("of") && !cursor.atWord("instanceof");
            case END -> false;
            case SPACE, PRIVATE_NAME, NUMBER, TEXT, TEMPLATE, TEMPLATE_REST, PATTERN -> true;
        };
    }
}
