package dev.ringside.runtime.script.rewrite;

import dev.ringside.runtime.script.rewrite.Token.Kind;

/** Reads what only modules have. */
final class ModuleReader {
    private final Cursor cursor;
    private final ExpressionReader expressions;
    private final StatementReader statements;

    ModuleReader(Cursor cursor, ExpressionReader expressions, StatementReader statements) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** {@code import a from "b"}, or an expression that begins with {@code import}. */
    void importStatement() {
        if (cursor.followedBy("(") || cursor.followedBy(".")) {
            statements.expression();
            return;
        }
        cursor.take();
        namesAndSource();
    }

    /** {@code export} with what is exported. */
    void exportStatement() {
        cursor.take();
        if (cursor.acceptWord("default")) {
            if (cursor.atWord("function") || cursor.atWord("class") || cursor.atWord("async")) {
                statements.statement();
            } else {
                expressions.assignment();
                cursor.accept(";");
            }
        } else if (cursor.at("*") || cursor.at("{")) {
            namesAndSource();
        } else {
            statements.statement();
        }
    }

    /** What is imported or exported, by which name, and from where: {@code a, {b as c} from "./d.js" with {type: "json"}}. */
    private void namesAndSource() {
        boolean list = false;
        while (!cursor.at(Kind.TEXT) || list) {
            if (cursor.accept("{")) {
                list = true;
            } else if (cursor.accept("}")) {
                list = false;
                if (!cursor.atWord("from") && !cursor.at(",")) {
                    cursor.accept(";");
                    return;
                }
            } else if (!cursor.accept(",") && !cursor.accept("*")) {
                if (!cursor.at(Kind.NAME) && !cursor.at(Kind.TEXT)) {
                    throw cursor.unreadable();
                }
                cursor.take();
            }
        }
        cursor.take();
        if (cursor.acceptWord("with")
                || (cursor.atWord("assert") && !cursor.peek().afterLineBreak() && cursor.acceptWord("assert"))) {
            expressions.operands().braces().object();
        }
        cursor.accept(";");
    }
}
