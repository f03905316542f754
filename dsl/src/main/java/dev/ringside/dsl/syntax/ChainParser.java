package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole texts: a query, or a predicate by itself. After a mistake inside an operator's parentheses it goes on behind them. */
final class ChainParser {
    private static final String FORM = "a query is written procs.where(uid == 0).select(pid, cmdline)";

    private final Tokens tokens;
    private final Problems problems;
    private final ExpressionParser expressions;
    private final OperandParser operands;

    ChainParser(SourceText source, Problems problems) {
        this.tokens = new Tokens(source, problems);
        this.problems = problems;
        this.expressions = new ExpressionParser(tokens, problems);
        this.operands = new OperandParser(expressions, tokens, problems);
    }

    /** The query, or nothing if there is none to speak of, which is reported then. */
    Optional<QueryNode> query() {
        try {
            Token stream = tokens.peek();
            if (stream.kind() != Token.Kind.NAME) {
                throw tokens.unexpected("the name of a stream", FORM);
            }
            tokens.next();
            if (Vocabulary.LATER_SOURCES.contains(stream.text())
                    && tokens.peek().is("(")) {
                problems.report(
                        Code.UNKNOWN_STREAM,
                        stream.span(),
                        stream.text() + "(…) is not available in this version",
                        "a query starts with the name of a stream, like procs");
                throw new Tokens.Stop();
            }
            List<QueryNode.Step> steps = new ArrayList<>();
            while (tokens.accept(".")) {
                steps.add(step());
            }
            end("a dot and an operator", FORM);
            return Optional.of(new QueryNode(stream.text(), stream.span(), List.copyOf(steps)));
        } catch (Tokens.Stop stop) {
            return Optional.empty();
        }
    }

    /** The predicate, or nothing if it could not be read, which is reported then. */
    Optional<Node> predicate() {
        try {
            Node node = expressions.expression();
            end("an operator like && or ==", "a predicate is written parent == \"bash\" && uid == 0");
            return Optional.of(node);
        } catch (Tokens.Stop stop) {
            return Optional.empty();
        }
    }

    /** What stands in the parentheses of a call, all that the text holds; nothing if it could not be read, which is reported then. */
    Optional<List<Node>> arguments() {
        try {
            List<Node> arguments = new ArrayList<>();
            while (!tokens.peek().isEnd()) {
                arguments.add(expressions.expression());
                if (!tokens.peek().isEnd() && !tokens.accept(",")) {
                    throw tokens.unexpected(", or )", "put an operator like && or a comma before this");
                }
            }
            return Optional.of(List.copyOf(arguments));
        } catch (Tokens.Stop stop) {
            return Optional.empty();
        }
    }

    private QueryNode.Step step() {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw tokens.unexpected("an operator", FORM);
        }
        tokens.next();
        if (!tokens.peek().is("(")) {
            throw tokens.unexpected("the parentheses of " + name.text(), FORM);
        }
        int opening = tokens.position();
        Span start = tokens.peek().span();
        try {
            List<Node> arguments = operands.list("(", ")");
            return new QueryNode.Step(name.text(), name.span(), arguments, start.to(tokens.last()), false);
        } catch (Tokens.Stop stop) {
            tokens.skipParentheses(opening);
            return new QueryNode.Step(name.text(), name.span(), List.of(), start.to(tokens.last()), true);
        }
    }

    private void end(String expected, String hint) {
        tokens.accept(";");
        // What went wrong before is often the reason why something is left.
        if (!tokens.peek().isEnd() && !problems.any()) {
            problems.report(
                    Code.SYNTAX,
                    tokens.peek().span(),
                    "expected " + expected + " or the end but found "
                            + problems.snippet(tokens.peek().span()),
                    hint);
        }
    }
}
