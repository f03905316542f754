package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.List;

/** The syntax tree of an expression: what was written, before anybody asks what it means. */
sealed interface Node {
    /** Where it stands, without the parentheses around it. */
    Span span();

    /** How many nodes lie on the longest way down, this one included. */
    int height();

    /** Where something is missing that was reported. */
    record Broken(Span span) implements Leaf {}

    /** A bare name. */
    record Name(String name, Span span) implements Leaf {}

    /** What a variable holds, at the place where it is named. */
    record Variable(Captured value, Span span) implements Leaf {}

    /** A number, as written. */
    record Numeral(String digits, Span span) implements Leaf {}

    /** A text in quotes. */
    record Text(String value, Span span) implements Leaf {}

    /** A regular expression. */
    record Pattern(String source, String flags, Span span) implements Leaf {}

    /** {@code [a, b]}. */
    record Items(List<Node> items, Span span, int height) implements Node {}

    /** {@code {a: b}}. */
    record Properties(List<Property> properties, Span span, int height) implements Node {}

    /** One of them. */
    record Property(String name, Span nameSpan, Node value) {}

    /** What an object holds that a variable names. */
    static Properties properties(Captured.Members members, Span span) {
        List<Property> properties = members.names().stream()
                .map(name -> new Property(
                        name, span, new Variable(members.members().find(name).orElse(new Captured.Nothing()), span)))
                .toList();
        return new Properties(properties, span, 2);
    }

    /** {@code !a}, {@code -a} or {@code +a}. */
    record Unary(char operator, Node operand, Span span, int height) implements Node {}

    /** Two operands and what stands between them; {@code &&} and {@code ||} are {@link Logic}. */
    record Binary(Infix operator, Node left, Node right, Span span, int height) implements Node {}

    /** A whole chain of {@code &&}, or of {@code ||}. */
    record Logic(boolean all, List<Node> terms, Span span, int height) implements Node {}

    /** {@code test ? then : otherwise}. */
    record Conditional(Node test, Node then, Node otherwise, Span span, int height) implements Node {}

    /** {@code object.name}. */
    record Member(Node object, String name, Span nameSpan, Span span, int height) implements Node {}

    /** {@code callee(arguments)}. */
    record Call(Node callee, List<Node> arguments, Span span, int height) implements Node {}

    /** {@code parameter => body}. */
    record Arrow(String parameter, Node body, Span span, int height) implements Node {}

    /** A node with nothing below it. */
    sealed interface Leaf extends Node {
        @Override
        default int height() {
            return 1;
        }
    }
}
