package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Call;
import dev.ringside.runtime.script.rewrite.Findings.Use;
import dev.ringside.runtime.script.rewrite.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operands: what stands between operators, with the members, calls and templates behind it. */
final class OperandReader {
    /** Names that are no variables; {@code this} is used like one. */
    private static final Set<String> NO_VARIABLES =
            Set.of("null", "true", "false", "undefined", "arguments", "await", "yield", "let", "static", "enum");
    /** Keywords that begin no expression. */
    private static final Set<String> NO_OPERANDS = Set.of(
            "if",
            "else",
            "for",
            "while",
            "do",
            "switch",
            "case",
            "default",
            "break",
            "continue",
            "return",
            "throw",
            "try",
            "catch",
            "finally",
            "var",
            "const",
            "with",
            "debugger",
            "export",
            "extends",
            "in",
            "instanceof");

    private final Cursor cursor;
    private final Findings findings;
    private final ExpressionReader expressions;
    private final StatementReader statements;
    private final BraceReader braces;

    OperandReader(Cursor cursor, Findings findings, ExpressionReader expressions, StatementReader statements) {
        this.cursor = cursor;
        this.findings = findings;
        this.expressions = expressions;
        this.statements = statements;
        this.braces = new BraceReader(cursor, findings, expressions, statements);
    }

    BraceReader braces() {
        return braces;
    }

    /** An operand. */
    Piece operand() {
        return chain(true);
    }

    /**
     * What was named and may be called next.
     *
     * @param dot the point before a method; before a function there is none
     */
    private record Callee(@Nullable Token dot, Token name) {}

    private Piece chain(boolean calls) {
        cursor.expectOperand();
        boolean above = cursor.atWord("super");
        Token first = cursor.peek();
        Piece piece = cursor.atWord("new") ? creation() : primary();
        Callee callee = piece.kind() == Piece.Kind.NAME && piece.end() == first.end() ? new Callee(null, first) : null;
        boolean alone = true;
        while (true) {
            Token token = cursor.peek();
            if (cursor.accept(".")) {
                callee = method(token, above);
            } else if (calls && cursor.accept("?.")) {
                if (cursor.at("(")) {
                    arguments(callee);
                    callee = null;
                } else if (!cursor.at("[") && !cursor.at(Kind.TEMPLATE)) {
                    callee = method(token, false);
                }
            } else if (cursor.accept("[")) {
                expressions.expressions();
                cursor.expect("]");
                callee = null;
            } else if (calls && cursor.at("(")) {
                arguments(callee);
                callee = null;
            } else if (cursor.at(Kind.TEMPLATE)) {
                template();
                callee = null;
            } else {
                return alone ? piece : Piece.other(piece.start(), cursor.lastEnd());
            }
            above = false;
            alone = false;
        }
    }

    private @Nullable Callee method(Token dot, boolean above) {
        if (cursor.at(Kind.PRIVATE_NAME)) {
            cursor.take();
            return null;
        }
        Token name = cursor.expect(Kind.NAME);
        return above ? null : new Callee(dot, name);
    }

    private void arguments(@Nullable Callee callee) {
        Token open = cursor.expect("(");
        List<Piece> arguments = new ArrayList<>();
        while (!cursor.at(")")) {
            arguments.add(spreadable());
            if (!cursor.accept(",")) {
                break;
            }
        }
        Token close = cursor.expect(")");
        if (callee != null) {
            Token name = callee.name();
            Token dot = callee.dot();
            findings.calls.add(new Call(
                    dot == null ? name.start() : dot.start(),
                    dot == null ? name.start() : dot.end(),
                    cursor.textOf(name),
                    name.start(),
                    open.start(),
                    close.start(),
                    arguments));
        }
    }

    private Piece spreadable() {
        int start = cursor.peek().start();
        if (!cursor.accept("...")) {
            return expressions.assignment();
        }
        expressions.assignment();
        return Piece.of(Piece.Kind.SPREAD, start, cursor.lastEnd());
    }

    private Piece creation() {
        int start = cursor.take().start();
        if (cursor.accept(".")) {
            cursor.expect(Kind.NAME);
        } else {
            cursor.enter();
            chain(false);
            cursor.leave();
            if (cursor.at("(")) {
                arguments(null);
            }
        }
        return Piece.other(start, cursor.lastEnd());
    }

    private Piece primary() {
        Token token = cursor.peek();
        switch (token.kind()) {
            case NAME -> {
                return name(token);
            }
            case NUMBER, TEXT, PATTERN, PRIVATE_NAME -> cursor.take();
            case TEMPLATE -> {
                template();
                return Piece.of(Piece.Kind.TEMPLATE, token.start(), cursor.lastEnd());
            }
            case SYMBOL -> {
                if (cursor.at("(")) {
                    return parentheses();
                } else if (cursor.at("[")) {
                    list();
                } else if (cursor.at("{")) {
                    braces.object();
                } else {
                    throw cursor.unreadable();
                }
            }
            case SPACE, TEMPLATE_REST, END -> throw cursor.unreadable();
        }
        return Piece.other(token.start(), cursor.lastEnd());
    }

    private Piece name(Token token) {
        String name = cursor.textOf(token);
        if (NO_OPERANDS.contains(name)) {
            throw cursor.unreadable();
        }
        switch (name) {
            case "function" -> {
                statements.function();
                return Piece.of(Piece.Kind.FUNCTION, token.start(), cursor.lastEnd());
            }
            case "class" -> braces.classDefinition();
            case "async" -> {
                return async();
            }
            case "import" -> {
                cursor.take();
                if (!cursor.at("(") && !cursor.at(".")) {
                    throw cursor.unreadable();
                }
            }
            case "super" -> cursor.take();
            default -> {
                cursor.take();
                if (!NO_VARIABLES.contains(name)) {
                    findings.uses.add(new Use(name, token.start()));
                    return Piece.of(Piece.Kind.NAME, token.start(), token.end());
                }
            }
        }
        return Piece.other(token.start(), cursor.lastEnd());
    }

    /** A function, the parameter of an arrow function, or a variable of that name. */
    private Piece async() {
        Token async = cursor.take();
        Token next = cursor.peek();
        if (next.kind() == Kind.NAME && !next.afterLineBreak() && !cursor.atWord("of") && !cursor.atWord("in")) {
            if (cursor.atWord("function")) {
                statements.function();
            } else {
                findings.uses.add(new Use(cursor.textOf(cursor.take()), next.start()));
            }
            return Piece.other(async.start(), cursor.lastEnd());
        }
        findings.uses.add(new Use("async", async.start()));
        return Piece.other(async.start(), async.end());
    }

    private Piece parentheses() {
        int start = cursor.expect("(").start();
        List<Piece> inner = new ArrayList<>();
        while (!cursor.at(")")) {
            inner.add(spreadable());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        int end = cursor.lastEnd();
        if (inner.size() != 1) {
            return Piece.other(start, end);
        }
        Piece only = inner.getFirst();
        return new Piece(only.kind(), start, end, only.head(), only.body(), only.terms());
    }

    private void list() {
        cursor.expect("[");
        while (!cursor.at("]")) {
            if (!cursor.accept(",")) {
                spreadable();
                if (!cursor.at("]")) {
                    cursor.expect(",");
                }
            }
        }
        cursor.expect("]");
    }

    private void template() {
        Token piece = cursor.take();
        while (cursor.textOf(piece).endsWith("${")) {
            expressions.expressions();
            piece = cursor.takeTemplateRest();
        }
    }
}
