package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the query in an expression: one that is joined, or a step of a sequence. */
final class Subquery {
    private Subquery() {}

    /** The expression as a query; empty if it does not look like one. */
    static Optional<QueryNode> of(Node node) {
        Deque<QueryNode.Step> steps = new ArrayDeque<>();
        Node left = node;
        while (left instanceof Node.Call call && call.callee() instanceof Node.Member member) {
            Optional<QueryNode.Root> provider = provider(call, member);
            if (provider.isPresent()) {
                return Optional.of(new QueryNode(provider.get(), List.copyOf(steps)));
            }
            steps.push(step(call, member.name(), member.nameSpan()));
            left = member.object();
        }
        return root(left).map(root -> new QueryNode(root, List.copyOf(steps)));
    }

    private static Optional<QueryNode.Root> root(Node node) {
        return switch (node) {
            case Node.Name name -> Optional.of(new QueryNode.Named(name));
            case Node.Variable variable -> Optional.of(new QueryNode.Named(variable));
            case Node.Call call -> call(call).map(QueryNode.Called::new);
            case Node.Member member ->
                member.object() instanceof Node.Call call
                        ? opened(call, new QueryNode.Named(new Node.Name(member.name(), member.nameSpan())))
                        : Optional.of(new QueryNode.Named(member));
            default -> Optional.empty();
        };
    }

    /** {@code open("a.jsonl").etw("…")}, which looks like a step. */
    private static Optional<QueryNode.Root> provider(Node.Call call, Node.Member member) {
        return member.name().equals(Vocabulary.ETW) && member.object() instanceof Node.Call open
                ? opened(open, new QueryNode.Called(step(call, member.name(), member.nameSpan())))
                : Optional.empty();
    }

    private static Optional<QueryNode.Root> opened(Node.Call call, QueryNode.Root stream) {
        return call(call)
                .filter(open -> open.name().equals(Vocabulary.OPEN))
                .map(open -> new QueryNode.Opened(open, stream));
    }

    /** A function that is called by its name. */
    static Optional<QueryNode.Step> call(Node node) {
        return node instanceof Node.Call call && call.callee() instanceof Node.Name name
                ? Optional.of(step(call, name.name(), name.span()))
                : Optional.empty();
    }

    private static QueryNode.Step step(Node.Call call, String name, Span nameSpan) {
        Span brackets = new Span(
                Math.min(call.callee().span().end(), call.span().end()),
                call.span().end());
        return new QueryNode.Step(name, nameSpan, call.arguments(), brackets, false);
    }
}
