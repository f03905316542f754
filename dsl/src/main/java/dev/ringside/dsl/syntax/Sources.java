package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a query begins with. */
final class Sources {
    private static final String OPEN_USAGE = "write open(\"events.jsonl\").procs";
    private static final String ETW_USAGE = "etw(\"Microsoft-Windows-DNS-Client\")";

    private final Reading reading;
    private final Problems problems;
    private final Arguments arguments;

    Sources(Reading reading, Arguments arguments) {
        this.reading = reading;
        this.problems = reading.problems();
        this.arguments = arguments;
    }

    /** The query that consists of it; empty if it is none, which is reported then. */
    Optional<Query> read(QueryNode.Root root) {
        return switch (root) {
            case QueryNode.Named named -> named(named.name());
            case QueryNode.Opened opened -> opened(opened).map(source -> new Query(source, List.of()));
            case QueryNode.Called called -> called(called.call()).map(source -> new Query(source, List.of()));
        };
    }

    private Optional<Query> named(Node node) {
        Optional<Captured> variable = arguments.variable(node);
        if (variable.isPresent() && variable.get() instanceof Captured.Rows rows) {
            return Optional.of(rows.query());
        }
        if (node instanceof Node.Name name) {
            return stream(name.name(), name.span()).map(found -> new Query(new Source.Stream(found), List.of()));
        }
        problems.report(
                Code.UNKNOWN_STREAM,
                node.span(),
                problems.snippet(node.span()) + " is no query",
                "a query starts with the name of a stream, like procs");
        return Optional.empty();
    }

    private Optional<StreamType> stream(String name, Span span) {
        Optional<StreamType> found = reading.schema().find(name);
        if (found.isEmpty()) {
            List<String> streams =
                    reading.schema().streams().stream().map(StreamType::name).toList();
            List<String> nearest = Nearest.to(name, streams);
            problems.report(
                    Code.UNKNOWN_STREAM,
                    span,
                    "there is no stream " + problems.snippet(span),
                    name.equals(Vocabulary.ETW)
                            ? "write " + ETW_USAGE
                            : nearest.isEmpty()
                                    ? "the streams are " + String.join(", ", streams)
                                    : Nearest.question(nearest));
        }
        return found;
    }

    private Optional<StreamType> recorded(QueryNode.Root root) {
        return root instanceof QueryNode.Called called
                ? provider(called.call())
                : root instanceof QueryNode.Named named && named.name() instanceof Node.Name name
                        ? stream(name.name(), name.span())
                        : Optional.empty();
    }

    /** What {@code etw("…")} names. */
    private Optional<StreamType> provider(QueryNode.Step call) {
        if (call.broken()) {
            return Optional.empty();
        }
        Optional<Node> node = arguments.single(call, ETW_USAGE);
        Optional<String> name = node.flatMap(arguments::text).map(String::strip).filter(text -> !text.isEmpty());
        if (node.isPresent() && name.isEmpty()) {
            arguments.wrong(node.get(), " is not the name of a provider", "write " + ETW_USAGE);
        }
        return name.map(reading.schema()::etw);
    }

    private Optional<Source> opened(QueryNode.Opened opened) {
        Optional<StreamType> stream = recorded(opened.stream());
        List<String> files = new ArrayList<>();
        boolean wrong = opened.open().broken();
        for (Node node : opened.open().arguments()) {
            List<String> named = files(node);
            if (named.isEmpty()) {
                arguments.wrong(node, " is not the name of a file", OPEN_USAGE);
                wrong = true;
            }
            files.addAll(named);
        }
        if (files.isEmpty() && !wrong) {
            problems.report(Code.SYNTAX, opened.open().brackets(), "open has nothing in its parentheses", OPEN_USAGE);
        }
        return wrong || files.isEmpty() ? Optional.empty() : stream.map(type -> new Source.Recording(files, type));
    }

    private List<String> files(Node node) {
        if (node instanceof Node.Items items) {
            return items.items().stream().flatMap(item -> files(item).stream()).toList();
        }
        if (arguments.variable(node).orElse(new Captured.Nothing()) instanceof Captured.Items items) {
            return items.items().stream()
                    .flatMap(item -> files(new Node.Variable(item, node.span())).stream())
                    .toList();
        }
        return arguments.text(node).stream().toList();
    }

    private Optional<Source> called(QueryNode.Step call) {
        if (call.name().equals(Vocabulary.SEQUENCE)) {
            return call.broken() ? Optional.empty() : new Sequences(reading, arguments, this).read(call);
        }
        if (call.name().equals(Vocabulary.ETW)) {
            return provider(call).map(Source.Stream::new);
        }
        reportNone(call, problems);
        return Optional.empty();
    }

    /** Says that what is called is nothing that a query begins with. */
    static void reportNone(QueryNode.Step call, Problems problems) {
        problems.report(
                Code.UNKNOWN_STREAM,
                call.nameSpan(),
                problems.snippet(call.nameSpan()) + " is nothing that a query begins with",
                ChainOperator.find(call.name()).isPresent()
                        ? "an operator stands behind a stream: procs." + call.name() + "(…)"
                        : "a query starts with the name of a stream, like procs, with open(…) or with sequence(…)");
    }
}
