package dev.ringside.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what operators get several of: values to group by, columns, keys. All ways of writing come to the same: {@code a, b}, {@code "a", "b"}, a
 * variable that holds such texts, {@code e => e.a} and {@code e => [e.a, e.b]}.
 */
final class Elements {
    private final Context context;

    Elements(Context context) {
        this.context = context;
    }

    /**
     * One of them.
     *
     * @param node what stands there
     * @param binder what knows its names
     */
    record Element(Node node, Binder binder) {
        Operand operand() {
            return binder.bind(node);
        }
    }

    List<Element> of(List<Node> nodes) {
        List<Element> elements = new ArrayList<>();
        nodes.forEach(node -> elements.addAll(of(node)));
        return elements;
    }

    private List<Element> of(Node node) {
        if (node instanceof Node.Arrow arrow) {
            Binder binder = new Binder(context, Optional.of(arrow.parameter()));
            List<Node> parts = arrow.body() instanceof Node.Items items ? items.items() : List.of(arrow.body());
            return parts.stream().map(part -> new Element(part, binder)).toList();
        }
        if (node instanceof Node.Text text && !context.source().isQuoted()) {
            return inQuotes(Quotation.of(text, context));
        }
        Binder binder = new Binder(context, Optional.empty());
        return switch (binder.variable(node).orElse(new Captured.Nothing())) {
            case Captured.Text text -> inQuotes(Quotation.of(text, context));
            case Captured.Members members -> List.of(new Element(Node.properties(members, node.span()), binder));
            case Captured.Items items ->
                items.items().stream()
                        .flatMap(item -> of(new Node.Variable(item, node.span())).stream())
                        .toList();
            default -> List.of(new Element(node, binder));
        };
    }

    private static List<Element> inQuotes(Quotation quotation) {
        return quotation.node().map(new Elements(quotation.context())::of).orElse(List.of());
    }
}
