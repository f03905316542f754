package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Statement;
import dev.ringside.runtime.script.rewrite.Token.Kind;
import java.util.Set;

/**
 * Reads statements. Where one ends without a semicolon matters to nobody here: an expression ends where it cannot go on, and what follows is
 * the next statement.
 */
final class StatementReader {
    private static final Set<String> DECLARING = Set.of("var", "let", "const", "class");

    private final Cursor cursor;
    private final Findings findings;
    private final ExpressionReader expressions;
    private final ModuleReader modules;
    /** How many statements are being read, one in the other. */
    private int nesting;
    /** Whether the statement that was read last, and is in no other one, is an expression. */
    private boolean isExpression;

    StatementReader(Cursor cursor, Findings findings) {
        this.cursor = cursor;
        this.findings = findings;
        this.expressions = new ExpressionReader(cursor, findings, this);
        this.modules = new ModuleReader(cursor, expressions, this);
    }

    /** A whole script or module. */
    void program() {
        while (!cursor.at(Kind.END)) {
            Token first = cursor.peek();
            String word = first.kind() == Kind.NAME ? cursor.textOf(first) : "";
            isExpression = false;
            statement();
            String keyword = DECLARING.contains(word) && !isExpression ? word : "";
            findings.statements.add(new Statement(first.start(), end(), keyword, isExpression));
        }
    }

    /** A text that is one expression. */
    void expressionAlone() {
        expressions.expressions();
        cursor.expect(Kind.END);
    }

    /** Where the last statement ends, but for its semicolon. */
    private int end() {
        return cursor.lastWas(";") ? cursor.lastEnd() - 1 : cursor.lastEnd();
    }

    /** Statements in braces. */
    void block() {
        cursor.enter();
        cursor.expect("{");
        while (!cursor.at("}")) {
            statement();
        }
        cursor.expect("}");
        cursor.leave();
    }

    /** {@code function name(…) {…}}. */
    void function() {
        cursor.expect(Kind.NAME);
        cursor.accept("*");
        if (cursor.at(Kind.NAME)) {
            cursor.take();
        }
        callable();
    }

    /** The parameters of a function and its body. */
    void callable() {
        cursor.enter();
        findings.functions++;
        cursor.expect("(");
        while (!cursor.at(")")) {
            cursor.accept("...");
            expressions.assignment();
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        block();
        findings.functions--;
        cursor.leave();
    }

    /** One statement, with its semicolon. */
    void statement() {
        cursor.enter();
        nesting++;
        Token token = cursor.peek();
        if (cursor.at("{")) {
            block();
        } else if (cursor.at(";")) {
            cursor.take();
        } else if (token.kind() == Kind.NAME) {
            word(cursor.textOf(token));
        } else {
            expression();
        }
        nesting--;
        cursor.leave();
    }

    private void word(String word) {
        switch (word) {
            case "if" -> {
                head();
                statement();
                if (cursor.acceptWord("else")) {
                    statement();
                }
            }
            case "while", "with" -> {
                head();
                statement();
            }
            case "for" -> forStatement();
            case "do" -> {
                cursor.take();
                statement();
                if (!cursor.atWord("while")) {
                    throw cursor.unreadable();
                }
                head();
                cursor.accept(";");
            }
            case "switch" -> switchStatement();
            case "try" -> tryStatement();
            case "return", "throw" -> {
                cursor.take();
                if (!endsStatement()) {
                    expressions.expressions();
                }
                cursor.accept(";");
            }
            case "break", "continue" -> {
                cursor.take();
                if (cursor.at(Kind.NAME) && !cursor.peek().afterLineBreak()) {
                    cursor.take();
                }
                cursor.accept(";");
            }
            case "debugger" -> {
                cursor.take();
                cursor.accept(";");
            }
            case "function" -> function();
            case "async" -> {
                if (cursor.followedBy("function")) {
                    cursor.take();
                    function();
                } else {
                    expression();
                }
            }
            case "class" -> expressions.operands().braces().classDefinition();
            case "var", "let", "const" -> declaration();
            case "import" -> modules.importStatement();
            case "export" -> modules.exportStatement();
            default -> expression();
        }
    }

    /** A keyword with something in parentheses behind it. */
    private void head() {
        cursor.take();
        cursor.expect("(");
        expressions.expressions();
        cursor.expect(")");
    }

    private boolean endsStatement() {
        return cursor.at(";")
                || cursor.at("}")
                || cursor.at(Kind.END)
                || cursor.peek().afterLineBreak();
    }

    private void declaration() {
        cursor.take();
        do {
            int before = findings.uses.size();
            // A pattern looks like an operand.
            expressions.operands().operand();
            if (nesting == 1) {
                findings.uses.subList(before, findings.uses.size()).forEach(use -> findings.declared.add(use.name()));
            }
            if (cursor.accept("=")) {
                expressions.assignment();
            }
        } while (cursor.accept(","));
        cursor.accept(";");
    }

    /** An expression or a label. What {@code using} declares is read as two statements, which comes to the same. */
    void expression() {
        Token first = cursor.peek();
        Piece piece = expressions.expressions();
        isExpression = nesting == 1;
        if (first.kind() == Kind.NAME && piece.end() == first.end() && cursor.accept(":")) {
            isExpression = false;
            statement();
        } else {
            cursor.accept(";");
        }
    }

    private void forStatement() {
        cursor.take();
        if (cursor.acceptWord("await")) {
            findings.awaits |= findings.functions == 0;
        }
        cursor.expect("(");
        while (!cursor.at(")")) {
            if (cursor.atWord("var") || cursor.atWord("let") || cursor.atWord("const")) {
                cursor.take();
            }
            if (!cursor.accept(";") && !cursor.acceptWord("of")) {
                expressions.expressions();
            }
        }
        cursor.expect(")");
        statement();
    }

    private void switchStatement() {
        head();
        cursor.expect("{");
        while (!cursor.at("}")) {
            if (cursor.acceptWord("case")) {
                expressions.expressions();
                cursor.expect(":");
            } else if (cursor.acceptWord("default")) {
                cursor.expect(":");
            } else {
                statement();
            }
        }
        cursor.expect("}");
    }

    private void tryStatement() {
        cursor.take();
        block();
        if (cursor.acceptWord("catch")) {
            if (cursor.accept("(")) {
                expressions.expressions();
                cursor.expect(")");
            }
            block();
        }
        if (cursor.acceptWord("finally")) {
            block();
        }
    }
}
