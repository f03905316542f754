package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions. Chains of operators are read in loops; what nests is read by recursion, to a limit, so that no text exhausts the stack
 * here or in anything that walks the tree later.
 */
final class ExpressionParser {
    /**
     * As many levels take half of a thread's usual stack of a mebibyte. It is more than twice {@link PredicateBinder#DEEPEST}, since the text
     * of a tree can nest twice as deep as the tree.
     */
    private static final int DEEPEST = 220;

    private final Tokens tokens;
    private final Problems problems;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.operands = new OperandParser(this, tokens, problems);
    }

    /**
     * Reads an expression.
     *
     * @throws Tokens.Stop after a problem was reported that makes what follows unreadable
     */
    Node expression() {
        descend();
        try {
            Optional<Token> parameter = arrowParameter();
            if (parameter.isPresent()) {
                return arrow(parameter.get());
            }
            Node test = binary(Infix.LOOSEST);
            if (!tokens.accept("?")) {
                return test;
            }
            Node then = expression();
            if (!tokens.accept(":")) {
                throw tokens.unexpected(": and what else to take", "a conditional is written test ? then : otherwise");
            }
            Node otherwise = expression();
            return limited(new Node.Conditional(
                    test, then, otherwise, test.span().to(otherwise.span()), above(test, then, otherwise)));
        } finally {
            ascend();
        }
    }

    /** Notes that what is read now lies one level deeper; the caller comes up again. */
    void descend() {
        depth++;
        if (depth > DEEPEST) {
            depth--;
            throw tooDeep(tokens.peek().span());
        }
    }

    void ascend() {
        depth--;
    }

    /** The node, unless the tree below it has become too high. */
    Node limited(Node node) {
        if (node.height() > DEEPEST) {
            throw tooDeep(node.span());
        }
        return node;
    }

    static int above(Node... nodes) {
        return above(List.of(nodes));
    }

    static int above(List<Node> nodes) {
        return 1 + nodes.stream().mapToInt(Node::height).max().orElse(0);
    }

    private Tokens.Stop tooDeep(Span span) {
        PredicateBinder.reportTooDeep(problems, span);
        return new Tokens.Stop();
    }

    private Optional<Token> arrowParameter() {
        if (tokens.isArrowOfSeveral()) {
            throw tokens.unexpected(
                    "one parameter of an arrow function",
                    "an arrow function gets the row alone: p => p.pid == 1",
                    "in a join the other side is right: e => e.pid == e.right.pid");
        }
        if (tokens.peek().kind() == Token.Kind.NAME && tokens.peek(1).is("=>")) {
            return Optional.of(tokens.peek());
        }
        boolean inParentheses = tokens.peek().is("(")
                && tokens.peek(1).kind() == Token.Kind.NAME
                && tokens.peek(2).is(")")
                && tokens.peek(3).is("=>");
        return inParentheses ? Optional.of(tokens.peek(1)) : Optional.empty();
    }

    private Node arrow(Token parameter) {
        Span start = tokens.peek().span();
        while (!tokens.accept("=>")) {
            tokens.next();
        }
        if (tokens.peek().is("{")) {
            throw tokens.unexpected(
                    "a predicate",
                    "write the condition right behind the arrow: p => p.pid == 1",
                    "without braces and return");
        }
        Node body = expression();
        return limited(new Node.Arrow(parameter.text(), body, start.to(body.span()), above(body)));
    }

    /** Operands with operators between them that bind at least as tightly as said. */
    Node binary(int loosest) {
        Deque<Node> nodes = new ArrayDeque<>();
        Deque<Infix> operators = new ArrayDeque<>();
        nodes.push(operands.unary());
        Optional<Infix> next = Infix.of(tokens.peek());
        while (next.isPresent() && next.get().precedence() >= loosest) {
            Infix operator = next.get();
            take(operator);
            while (!operators.isEmpty() && isComplete(operators.getFirst(), operator)) {
                combine(nodes, operators);
            }
            operators.push(operator);
            nodes.push(operands.unary());
            next = Infix.of(tokens.peek());
        }
        while (!operators.isEmpty()) {
            combine(nodes, operators);
        }
        return nodes.pop();
    }

    /** Whether the operator before has its operands when this one comes. A chain of {@code &&} or of {@code ||} is combined as a whole. */
    private static boolean isComplete(Infix before, Infix operator) {
        return before.precedence() > operator.precedence()
                || (before.precedence() == operator.precedence() && !operator.isLogic());
    }

    private void combine(Deque<Node> nodes, Deque<Infix> operators) {
        Infix operator = operators.pop();
        Node right = nodes.pop();
        if (!operator.isLogic()) {
            Node left = nodes.pop();
            nodes.push(
                    limited(new Node.Binary(operator, left, right, left.span().to(right.span()), above(left, right))));
            return;
        }
        Deque<Node> terms = new ArrayDeque<>(List.of(right));
        terms.push(nodes.pop());
        while (operator == operators.peek()) {
            operators.pop();
            terms.push(nodes.pop());
        }
        List<Node> all = List.copyOf(terms);
        Span span = all.getFirst().span().to(right.span());
        nodes.push(limited(new Node.Logic(operator == Infix.AND, all, span, above(all))));
    }

    private void take(Infix operator) {
        Token token = tokens.next();
        if (!token.text().equals(operator.symbol())) {
            problems.report(
                    Code.SYNTAX,
                    token.span(),
                    token.text() + " is no operator of the language",
                    "did you mean " + operator.symbol() + "?");
        }
    }
}
