package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads whole texts: a query, or a predicate by itself. After a mistake inside an operator's parentheses it goes on behind them. */
final class ChainParser {
    private static final String FORM = "a query is written procs.where(uid == 0).select(pid, cmdline)";
    private static final String OPEN_FORM = "a recording is read with open(\"events.jsonl\").procs";

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
            QueryNode.Root root = root();
            List<QueryNode.Step> steps = new ArrayList<>();
            while (tokens.accept(".")) {
                steps.add(step("an operator", FORM));
            }
            end("a dot and an operator", FORM);
            return Optional.of(new QueryNode(root, List.copyOf(steps)));
        } catch (Tokens.Stop stop) {
            return Optional.empty();
        }
    }

    /** The predicate, or nothing if it could not be read, which is reported then. */
    Optional<Node> predicate() {
        return predicate(false);
    }

    /** A predicate that is the argument of a call, so that a comma may follow it. */
    Optional<Node> argument() {
        return predicate(true);
    }

    private Optional<Node> predicate(boolean inCall) {
        try {
            Node node = expressions.expression();
            if (inCall) {
                tokens.accept(",");
            }
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

    private QueryNode.Root root() {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw tokens.unexpected("the name of a stream", FORM);
        }
        if (!tokens.peek(1).is("(")) {
            tokens.next();
            return new QueryNode.Named(new Node.Name(name.text(), name.span()));
        }
        QueryNode.Step call = step("the name of a stream", FORM);
        if (!name.text().equals(Vocabulary.OPEN)) {
            if (!Vocabulary.CALLED.contains(name.text())) {
                Sources.reportNone(call, problems);
                throw new Tokens.Stop();
            }
            return new QueryNode.Called(call);
        }
        if (!tokens.accept(".")) {
            throw tokens.unexpected("a dot and the name of a stream", OPEN_FORM);
        }
        Token stream = tokens.peek();
        if (stream.isName(Vocabulary.ETW) && tokens.peek(1).is("(")) {
            return new QueryNode.Opened(call, new QueryNode.Called(step("the name of a stream", OPEN_FORM)));
        }
        if (stream.kind() != Token.Kind.NAME || tokens.peek(1).is("(")) {
            throw tokens.unexpected("the name of a stream", OPEN_FORM);
        }
        tokens.next();
        return new QueryNode.Opened(call, new QueryNode.Named(new Node.Name(stream.text(), stream.span())));
    }

    private QueryNode.Step step(String expected, String form) {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw tokens.unexpected(expected, form);
        }
        tokens.next();
        if (!tokens.peek().is("(")) {
            throw tokens.unexpected("the parentheses of " + name.text(), form);
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
