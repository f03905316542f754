package dev.ringside.runtime.record;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is recorded if nothing else is asked for: every stream that this machine has, but for what nobody would expect in a file (the clipboard), and what there is
 * too much of: of {@code files} not that one was merely opened.
 */
public final class UsualStreams {
    private static final Set<String> LEFT_OUT = Set.of("clipboard", "events");
    private static final Map<String, String> CONDITIONS = Map.of("files", "files.where(op != \"open\")");

    private UsualStreams() {}

    /**
     * The queries, in the order of the schema.
     *
     * @param served the streams that this machine has
     */
    public static List<Query> queries(Schema schema, Set<StreamType> served) {
        QueryParser parser = new QueryParser(schema);
        return schema.streams().stream()
                .filter(stream -> served.contains(stream) && !LEFT_OUT.contains(stream.name()))
                .map(stream -> parser.query(CONDITIONS.getOrDefault(stream.name(), stream.name()), "query"))
                .toList();
    }
}
