package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Set;

/** Which records belong to which stream, and how they are made events of it. For any thread. */
public final class LogStreams {
    private static final StreamType EVENTS = Schema.standard().stream("events");

    private LogStreams() {}

    /** The streams that records belong to. Those of providers, which come to be when somebody asks for them, are not among them. */
    public static Set<StreamType> streams() {
        return Set.of(EVENTS);
    }

    /** Those of the wanted streams that the record belongs to. */
    public static List<StreamType> of(LogRecord record, Set<StreamType> wanted) {
        return wanted.contains(EVENTS) ? List.of(EVENTS) : List.of();
    }

    /**
     * An event of a stream that the record {@linkplain #of belongs to}.
     *
     * @param sequence its number in the recording
     */
    public static Event event(StreamType stream, LogRecord record, long sequence) {
        throw new UnsupportedOperationException(stream.name());
    }
}
