package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Findings.Use;
import dev.ringside.runtime.script.rewrite.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads objects and classes. */
final class BraceReader {
    private final Cursor cursor;
    private final Findings findings;
    private final ExpressionReader expressions;
    private final StatementReader statements;

    BraceReader(Cursor cursor, Findings findings, ExpressionReader expressions, StatementReader statements) {
        this.cursor = cursor;
        this.findings = findings;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** {@code {a: 1, b, c() {}, ...d}}, or a pattern that looks like it. */
    void object() {
        cursor.expect("{");
        while (!cursor.at("}")) {
            if (cursor.accept("...")) {
                expressions.assignment();
            } else {
                property();
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect("}");
    }

    private void property() {
        Token key = key();
        if (cursor.at("(")) {
            statements.callable();
        } else if (cursor.accept(":")) {
            expressions.assignment();
        } else if (key != null) {
            findings.uses.add(new Use(cursor.textOf(key), key.start()));
            if (cursor.accept("=")) {
                expressions.assignment();
            }
        } else {
            throw cursor.unreadable();
        }
    }

    /** {@code class A extends B {…}}. */
    void classDefinition() {
        cursor.expect(Kind.NAME);
        if (cursor.at(Kind.NAME) && !cursor.atWord("extends")) {
            cursor.take();
        }
        if (cursor.acceptWord("extends")) {
            expressions.operands().operand();
        }
        cursor.enter();
        cursor.expect("{");
        while (!cursor.at("}")) {
            if (!cursor.accept(";")) {
                element();
            }
        }
        cursor.expect("}");
        cursor.leave();
    }

    private void element() {
        if (cursor.atWord("static")) {
            cursor.take();
            if (cursor.at("{")) {
                statements.block();
                return;
            }
        }
        if (!cursor.at("(") && !cursor.at("=") && !cursor.at(";") && !cursor.at("}")) {
            key();
        }
        if (cursor.at("(")) {
            statements.callable();
        } else {
            if (cursor.accept("=")) {
                expressions.assignment();
            }
            cursor.accept(";");
        }
    }

    /**
     * What a property or member is called, with {@code get}, {@code set}, {@code async}, {@code accessor} and {@code *} before it.
     *
     * @return the name, if it is a bare one, which may stand for a variable as well
     */
    private @Nullable Token key() {
        while (isModifier()) {
            Token modifier = cursor.take();
            if (endsKey()) {
                return modifier;
            }
        }
        cursor.accept("*");
        Token key = cursor.peek();
        if (cursor.accept("[")) {
            expressions.expressions();
            cursor.expect("]");
            return null;
        }
        return switch (key.kind()) {
            case NAME -> cursor.take();
            case TEXT, NUMBER, PRIVATE_NAME -> {
                cursor.take();
                yield null;
            }
            case SPACE, TEMPLATE, TEMPLATE_REST, PATTERN, SYMBOL, END -> throw cursor.unreadable();
        };
    }

    private boolean isModifier() {
        return cursor.atWord("get") || cursor.atWord("set") || cursor.atWord("async") || cursor.atWord("accessor");
    }

    private boolean endsKey() {
        return cursor.at("(") || cursor.at(":") || cursor.at(",") || cursor.at("=") || cursor.at(";") || cursor.at("}");
    }
}
