package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs do to files of a directory, as the stream tells it.
 *
 * @param directory as the kernel names it
 */
record FileActions(Path directory) {
    /** What the program has done there that satisfies a predicate, one row each, the directory left out. */
    List<String> done(String predicate, String main) {
        Path program = Programs.compiled(directory, "files", main);
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(
                        feed,
                        "files.where(name == \"" + program.getFileName() + "\" && path.startsWith(\"" + directory
                                + "\") && (" + predicate + "))")) {
            Programs.run("cd " + directory + " && " + program + "; true");
            List<String> rows = query.end().stream().map(this::row).toList();
            assertThat(query.accounts().isBalanced()).isTrue();
            assertThat(query.accounts().lost()).isZero();
            return rows;
        }
    }

    private String row(Event event) {
        String old = LiveQuery.has(event, "oldPath") ? " from " + relative(LiveQuery.text(event, "oldPath")) : "";
        String path = relative(LiveQuery.text(event, "path"));
        if (path.equals("/")) {
            return LiveQuery.text(event, "op") + " /" + result(event);
        }
        return LiveQuery.text(event, "op") + " " + path + old
                + Stream.of("mode", "owner", "group", "size")
                        .filter(field -> LiveQuery.has(event, field))
                        .map(field -> " " + field + "=" + (field.equals("mode") ? "0" : "")
                                + Long.toString(LiveQuery.number(event, field), field.equals("mode") ? 8 : 10))
                        .collect(Collectors.joining())
                + result(event);
    }

    private static String result(Event event) {
        if (!LiveQuery.has(event, "result")) {
            return " result=?";
        }
        return LiveQuery.number(event, "result") == 0 ? "" : " result=" + LiveQuery.number(event, "result");
    }

    private String relative(String path) {
        String prefix = directory.toString();
        return path.equals(prefix) ? "/" : path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
    }
}
