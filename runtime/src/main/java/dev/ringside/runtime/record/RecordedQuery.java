package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query whose rows are recorded.
 *
 * @param query the query
 * @param fields what is written of each event; empty for all that it has
 */
record RecordedQuery(Query query, List<Field> fields) {
    /** What an event cannot be read back without. */
    private static final List<String> NEEDED = List.of("time", "stream", "os");

    /**
     * Of a query.
     *
     * @throws RingsideException if its rows are not events of a stream
     */
    static RecordedQuery of(Query query) {
        StreamType type = query.type();
        if (type.isDerived()) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "a recording holds events of streams, and " + query + " gives rows of its own",
                    "record what it is made of, and ask the recording: --from FILE"));
        }
        if (query.source() instanceof Source.State) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    query.source() + " is what there is, and a recording is of what happens",
                    "every recording begins with the processes that there are"));
        }
        List<Field> selected = query.selected();
        if (selected.isEmpty()) {
            return new RecordedQuery(query, List.of());
        }
        List<Field> fields = new ArrayList<>();
        Stream.concat(NEEDED.stream().map(type::field), selected.stream())
                .distinct()
                .forEach(fields::add);
        return new RecordedQuery(query, fields);
    }

    /** Whether its events happen on this machine, while they are recorded. */
    boolean isLive() {
        return query.source() instanceof Source.Stream;
    }

    /**
     * Makes sure that no event is wanted by two queries.
     *
     * @throws RingsideException if two are of the same stream
     */
    static void requireDistinct(List<RecordedQuery> queries) {
        Set<StreamType> streams = new HashSet<>();
        for (RecordedQuery each : queries) {
            if (!streams.add(each.query.type())) {
                throw new RingsideException(Diagnostic.of(
                        Code.USAGE,
                        each.query.type() + " is asked for twice, and what both queries want would be recorded twice",
                        "make one query of them: " + each.query.type() + ".where(… || …)"));
            }
        }
    }
}
