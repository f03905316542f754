package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.query.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how time is divided. */
final class Windows {
    private static final String USAGE = "window(\"1m\"), window(\"5m\", \"1m\") or window({session: \"30s\"})";
    /** An event belongs to at most so many windows. */
    private static final long MOST_OVERLAPPING = 1000;

    private final Arguments arguments;
    private final Problems problems;

    Windows(Arguments arguments, Problems problems) {
        this.arguments = arguments;
        this.problems = problems;
    }

    Optional<Window> read(QueryNode.Step call) {
        Optional<List<Node>> nodes = arguments.between(1, 3, call, USAGE);
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        List<Node> lengths = new ArrayList<>(nodes.get());
        Node last = lengths.get(lengths.size() - 1);
        Options options = Options.none(call.brackets(), USAGE, arguments, problems);
        if (lengths.size() == 3 || Options.are(last, arguments)) {
            List<String> known = List.of(Options.SESSION, Options.LATENESS);
            options = Options.read(last, known, call.name(), USAGE, arguments, problems);
            lengths.remove(lengths.size() - 1);
        }
        return lengths.isEmpty() ? session(options) : regular(lengths, options);
    }

    private Optional<Window> session(Options options) {
        long lateness = options.lateness();
        return options.required(Options.SESSION, "how long nothing happens before a window ends")
                .map(gap -> new Window.Session(gap, lateness));
    }

    private Optional<Window> regular(List<Node> lengths, Options options) {
        long lateness = options.lateness();
        options.value(Options.SESSION)
                .ifPresent(node -> problems.report(
                        Code.SYNTAX,
                        node.span(),
                        "a window has a length or ends a session, not both",
                        "write " + USAGE));
        Optional<Long> size = arguments.duration(lengths.get(0), 1, USAGE);
        if (lengths.size() == 1) {
            return size.map(length -> new Window.Tumbling(length, lateness));
        }
        Node node = lengths.get(1);
        Optional<Long> step = arguments.duration(node, 1, USAGE);
        if (size.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        if (step.get() > size.get()) {
            arguments.wrong(node, " is longer than the window, so that events would be left out", "write " + USAGE);
            return Optional.empty();
        }
        if (size.get() / step.get() > MOST_OVERLAPPING) {
            arguments.wrong(
                    node,
                    " is too short: every event would be in " + size.get() / step.get() + " windows",
                    "at most " + MOST_OVERLAPPING + " windows overlap; write a longer step");
            return Optional.empty();
        }
        return Optional.of(new Window.Sliding(size.get(), step.get(), lateness));
    }
}
