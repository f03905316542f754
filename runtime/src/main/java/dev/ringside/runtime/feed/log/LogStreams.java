package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which records belong to which stream, and how they are made events of it. For any thread. */
public final class LogStreams {
    static final StreamType EVENTS = Schema.standard().stream("events");

    private static final Set<StreamType> STREAMS = streamsOfAll();
    /** Of the streams that take any record: those of providers are as many as were ever asked for. */
    private static final Map<StreamType, LogMapping> OPEN = new ConcurrentHashMap<>();
    /** What was made last, the latest first: readings of recordings are few at a time, and what one wants stays the same. */
    private static volatile List<Selection> recent = List.of();

    private static final int MOST_RECENT = 16;

    private LogStreams() {}

    private static Set<StreamType> streamsOfAll() {
        Set<StreamType> streams = new HashSet<>(KnownProvider.ofAll(LogMapping::stream));
        streams.add(EVENTS);
        return Set.copyOf(streams);
    }

    /** The streams that records belong to. Those of providers, which come to be when somebody asks for them, are not among them. */
    public static Set<StreamType> streams() {
        return STREAMS;
    }

    /**
     * Those of the wanted streams that the record belongs to. Nothing is made for a record, but where providers are asked for that no other stream knows.
     *
     * @param wanted the same object as long as it holds the same streams
     */
    public static List<StreamType> of(LogRecord record, Set<StreamType> wanted) {
        List<Selection> known = recent;
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).isOf(wanted)) {
                return known.get(i).of(record);
            }
        }
        return remember(new Selection(wanted)).of(record);
    }

    private static synchronized Selection remember(Selection selection) {
        recent = Stream.concat(Stream.of(selection), recent.stream())
                .limit(MOST_RECENT)
                .toList();
        return selection;
    }

    /**
     * An event of a stream that the record {@linkplain #of belongs to}.
     *
     * @param sequence its number in the recording
     */
    public static Event event(StreamType stream, LogRecord record, long sequence) {
        if (stream.isOpen()) {
            return new OpenLogEvent(mapping(stream), record, sequence);
        }
        List<LogMapping> mappings = mappings(record);
        for (int i = 0; i < mappings.size(); i++) {
            LogMapping mapping = mappings.get(i);
            if (mapping.stream().equals(stream) && mapping.takes(record)) {
                return new LogEvent(mapping, record, sequence);
            }
        }
        throw new IllegalArgumentException("the record is none of " + stream);
    }

    private static List<LogMapping> mappings(LogRecord record) {
        String provider = record.text(LogRecord.SystemText.PROVIDER);
        OptionalLong eventId = record.number(LogRecord.SystemNumber.EVENT_ID);
        return provider == null || eventId.isEmpty() ? List.of() : mappings(provider, eventId.getAsLong());
    }

    /**
     * How records of that kind are made events of streams with fields of their own: by the first whose conditions hold. None for most kinds.
     *
     * @param provider its name, as records have it
     */
    public static List<LogMapping> mappings(String provider, long eventId) {
        KnownProvider known = KnownProvider.ALL.get(provider);
        return known == null ? List.of() : known.of(eventId);
    }

    /** All the ways in which records become events of a stream. */
    public static List<LogMapping> mappings(StreamType stream) {
        return stream.isOpen()
                ? List.of(mapping(stream))
                : KnownProvider.ofAll(mapping -> mapping).stream()
                        .filter(mapping -> mapping.stream().equals(stream))
                        .toList();
    }

    /**
     * How any record is made an event of {@code events} or of the stream of its provider: where its fixed fields come from. Those behind them are the
     * record's data.
     *
     * @param open one of those streams
     */
    public static LogMapping mapping(StreamType open) {
        return OPEN.computeIfAbsent(open, OpenMapping::of);
    }
}
