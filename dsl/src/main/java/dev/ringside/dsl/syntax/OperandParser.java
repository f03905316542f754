package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what operators stand between: literals, names, what is in brackets, and what hangs on to them in front and behind. */
final class OperandParser {
    private static final String VALUES =
            "a value is a field, a number, a text in quotes, a list in brackets or a regular expression";

    private final ExpressionParser expressions;
    private final Tokens tokens;
    private final Problems problems;

    OperandParser(ExpressionParser expressions, Tokens tokens, Problems problems) {
        this.expressions = expressions;
        this.tokens = tokens;
        this.problems = problems;
    }

    Node unary() {
        Deque<Token> signs = new ArrayDeque<>();
        while (isSign(tokens.peek())) {
            signs.push(tokens.next());
        }
        Node node = isNot(signs.peek()) ? negated() : postfix();
        for (Token sign : signs) {
            if (isNot(sign)) {
                problems.report(
                        Code.SYNTAX, sign.span(), sign.text() + " is no operator of the language", "did you mean !?");
            }
            char operator = isNot(sign) ? '!' : sign.text().charAt(0);
            Span span = sign.span().to(node.span());
            node = expressions.limited(new Node.Unary(operator, node, span, ExpressionParser.above(node)));
        }
        return node;
    }

    /** Whoever writes not means all of the comparison behind it. */
    private Node negated() {
        expressions.descend();
        try {
            return expressions.binary(Infix.EQUAL.precedence());
        } finally {
            expressions.ascend();
        }
    }

    private static boolean isSign(Token token) {
        return token.is("!") || token.is("-") || token.is("+") || isNot(token);
    }

    private static boolean isNot(@Nullable Token token) {
        return token != null && (token.isName("not") || token.isName("NOT"));
    }

    private Node postfix() {
        Node node = primary();
        while (true) {
            if (tokens.accept(".")) {
                node = member(node);
            } else if (tokens.peek().is("(")) {
                List<Node> arguments = list("(", ")");
                node = new Node.Call(
                        node,
                        arguments,
                        node.span().to(tokens.last()),
                        Math.max(node.height() + 1, ExpressionParser.above(arguments)));
            } else if (tokens.peek().is("[") && !(node instanceof Node.Broken)) {
                node = index(node);
            } else if (tokens.peek().is("?.")) {
                problems.report(
                        Code.SYNTAX,
                        tokens.next().span(),
                        "?. is not needed in a predicate",
                        "write . instead: what is asked of a missing field is false");
                node = member(node);
            } else {
                return node;
            }
            node = expressions.limited(node);
        }
    }

    private Node member(Node object) {
        Token name = tokens.peek();
        if (name.kind() != Token.Kind.NAME) {
            throw tokens.unexpected("a name behind the dot", "a dot asks a value: image.startsWith(\"/tmp/\")");
        }
        tokens.next();
        return new Node.Member(
                object, name.text(), name.span(), object.span().to(name.span()), ExpressionParser.above(object));
    }

    /** {@code p["name"]} is {@code p.name}. */
    private Node index(Node object) {
        Token opening = tokens.next();
        Token name = tokens.peek();
        boolean named = name.kind() == Token.Kind.TEXT;
        if (name.isEnd() || (named && tokens.peek(1).isEnd())) {
            tokens.next();
            throw tokens.unexpected("a field in quotes and ]", "write p[\"name\"], or better p.name");
        }
        if (!named || !tokens.peek(1).is("]")) {
            problems.report(
                    Code.SYNTAX,
                    opening.span(),
                    "single elements of lists and texts are not available",
                    "ask a list with includes(\"…\"), a text with startsWith(\"…\") or matches(/…/)");
            throw new Tokens.Stop();
        }
        tokens.next();
        tokens.next();
        return new Node.Member(
                object, name.text(), name.span(), object.span().to(tokens.last()), ExpressionParser.above(object));
    }

    private Node primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> new Node.Numeral(tokens.next().text(), token.span());
            case TEXT -> new Node.Text(tokens.next().text(), token.span());
            case PATTERN -> pattern(tokens.next());
            case NAME ->
                token.isName("in")
                        ? missing(token)
                        : new Node.Name(tokens.next().text(), token.span());
            case SYMBOL ->
                switch (token.text()) {
                    case "(" -> parentheses();
                    case "[" -> items(token);
                    case "{" -> properties();
                    default -> missing(token);
                };
            case BROKEN -> new Node.Broken(tokens.next().span());
            case END -> throw tokens.unexpected("a value", VALUES);
        };
    }

    private static Node pattern(Token token) {
        int close = token.text().lastIndexOf('/');
        return new Node.Pattern(token.text().substring(1, close), token.text().substring(close + 1), token.span());
    }

    private Node items(Token opening) {
        List<Node> items = list("[", "]");
        return new Node.Items(items, opening.span().to(tokens.last()), ExpressionParser.above(items));
    }

    /** Reports a missing operand; where an operator or a closing bracket follows, reading goes on as if there were one. */
    private Node missing(Token token) {
        Tokens.Stop stop = tokens.unexpected("a value", VALUES);
        boolean goesOn = Infix.of(token).isPresent() || token.is(")") || token.is("]") || token.is(",");
        if (!goesOn) {
            throw stop;
        }
        return new Node.Broken(token.span());
    }

    private Node parentheses() {
        tokens.next();
        Node inner = expressions.expression();
        if (!tokens.accept(")")) {
            throw tokens.unexpected(")", "close the parenthesis, or put an operator like && or == before this");
        }
        return inner;
    }

    /** Reads elements between brackets, with commas between them and perhaps behind the last. */
    List<Node> list(String open, String close) {
        tokens.accept(open);
        List<Node> items = new ArrayList<>();
        while (!tokens.accept(close)) {
            items.add(expressions.expression());
            if (!tokens.peek().is(close) && !tokens.accept(",")) {
                throw tokens.unexpected(
                        ", or " + close,
                        "close it with " + close + ", or put an operator like && or a comma before this");
            }
        }
        return List.copyOf(items);
    }

    private Node properties() {
        Span start = tokens.next().span();
        List<Node.Property> properties = new ArrayList<>();
        while (!tokens.accept("}")) {
            Token name = tokens.peek();
            if (name.kind() != Token.Kind.NAME && name.kind() != Token.Kind.TEXT) {
                throw tokens.unexpected("the name of a field", "an object is written {parent: \"bash\", uid: 0}");
            }
            tokens.next();
            if (name.kind() == Token.Kind.NAME
                    && (tokens.peek().is(",") || tokens.peek().is("}"))) {
                properties.add(new Node.Property(name.text(), name.span(), new Node.Name(name.text(), name.span())));
                tokens.accept(",");
                continue;
            }
            if (!tokens.accept(":")) {
                throw tokens.unexpected(": and a value", "an object is written {parent: \"bash\", uid: 0}");
            }
            properties.add(new Node.Property(name.text(), name.span(), expressions.expression()));
            if (!tokens.peek().is("}") && !tokens.accept(",")) {
                throw tokens.unexpected(", or }", "an object is written {parent: \"bash\", uid: 0}");
            }
        }
        List<Node> values = properties.stream().map(Node.Property::value).toList();
        return new Node.Properties(List.copyOf(properties), start.to(tokens.last()), ExpressionParser.above(values));
    }
}
