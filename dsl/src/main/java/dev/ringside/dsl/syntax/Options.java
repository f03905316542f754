package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.query.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operator is told in an object: {@code {by: "guid", within: "5m"}}. */
final class Options {
    static final String BY = "by";
    static final String ON = "on";
    static final String WITHIN = "within";
    static final String LATENESS = "lateness";
    static final String SESSION = "session";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            BY, "the fields that must have the same values",
            ON, "what must hold for both",
            WITHIN, "how much time may lie between",
            LATENESS, "how long events that come late are waited for",
            SESSION, "how long nothing happens before a window ends");

    private final Arguments arguments;
    private final Problems problems;
    private final String usage;
    private final Span span;
    private final Map<String, Node.Property> options = new LinkedHashMap<>();
    /** Whether something about them was reported that explains why some are missing. */
    private boolean broken;

    private Options(Arguments arguments, Problems problems, String usage, Span span) {
        this.arguments = arguments;
        this.problems = problems;
        this.usage = usage;
        this.span = span;
    }

    /** Whether it is an object, or a variable that holds one. */
    static boolean are(Node node, Arguments arguments) {
        return object(node, arguments).isPresent();
    }

    private static Optional<Node.Properties> object(Node node, Arguments arguments) {
        return node instanceof Node.Properties properties
                ? Optional.of(properties)
                : arguments
                        .variable(node)
                        .flatMap(captured -> captured instanceof Captured.Members members
                                ? Optional.of(Node.properties(members, node.span()))
                                : Optional.empty());
    }

    /** The options that stand at a node; none if it is no object, which is reported. What is none of those that are known is reported too. */
    static Options read(
            Node node, List<String> known, String operator, String usage, Arguments arguments, Problems problems) {
        Options options = new Options(arguments, problems, usage, node.span());
        Optional<Node.Properties> object = object(node, arguments);
        if (object.isEmpty()) {
            options.broken = true;
            if (!(node instanceof Node.Broken)) {
                problems.report(
                        Code.SYNTAX,
                        node.span(),
                        "expected the options of " + operator + " but found " + problems.snippet(node.span()),
                        "write " + usage);
            }
            return options;
        }
        for (Node.Property property : object.get().properties()) {
            if (!known.contains(property.name())) {
                options.broken = true;
                List<String> nearest = Nearest.to(property.name(), known);
                problems.report(
                        Code.UNKNOWN_OPTION,
                        property.nameSpan(),
                        operator + " has no option " + property.name(),
                        nearest.isEmpty() ? "it has: " + String.join(", ", known) : Nearest.question(nearest));
            } else if (options.options.put(property.name(), property) != null) {
                problems.report(Code.SYNTAX, property.nameSpan(), property.name() + " stands twice", "write " + usage);
            }
        }
        return options;
    }

    /** What an option says, for completion. */
    static String description(String option) {
        return DESCRIPTIONS.getOrDefault(option, "");
    }

    /** No options at all. */
    static Options none(Span span, String usage, Arguments arguments, Problems problems) {
        return new Options(arguments, problems, usage, span);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** Reports that one of them must be there. */
    void missing(String what) {
        if (!broken) {
            problems.report(Code.SYNTAX, span, what, "write " + usage);
        }
    }

    Optional<Node> value(String option) {
        return Optional.ofNullable(options.get(option)).map(Node.Property::value);
    }

    /** A length of time that is longer than none. */
    Optional<Long> duration(String option) {
        return value(option).flatMap(node -> arguments.duration(node, 1, usage));
    }

    /** As {@link #duration}, but it must be there. */
    Optional<Long> required(String option, String why) {
        if (!has(option)) {
            missing("the option " + option + " is missing: " + why);
        }
        return duration(option);
    }

    /** How long late events are waited for. */
    long lateness() {
        return value(LATENESS)
                .flatMap(node -> arguments.duration(node, 0, usage))
                .orElse(Operator.DEFAULT_LATENESS);
    }

    /** A name, and where it stands. */
    record Named(String name, Span span) {}

    /** Names of fields: one or several in brackets, bare or in quotes. */
    List<Named> names(String option) {
        List<Named> names = new ArrayList<>();
        value(option).ifPresent(node -> names(node, names));
        return names;
    }

    private void names(Node node, List<Named> names) {
        Optional<String> text = arguments.text(node);
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> names(item, names));
        } else if (text.isPresent()) {
            names.add(new Named(text.get(), node.span()));
        } else if (arguments.variable(node).orElse(new Captured.Nothing()) instanceof Captured.Items items) {
            items.items().forEach(item -> names(new Node.Variable(item, node.span()), names));
        } else if (node instanceof Node.Name name) {
            names.add(new Named(name.name(), name.span()));
        } else if (!(node instanceof Node.Broken)) {
            problems.report(
                    Code.SYNTAX,
                    node.span(),
                    problems.snippet(node.span()) + " is not the name of a field",
                    "write " + usage);
        }
    }
}
