package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A stream with fields of its own: which events of which providers belong to it, and how its fields are made of them.
 *
 * @param kinds the events that belong to it
 * @param values how its fields are made, by their slots
 */
record StreamMapping(StreamType stream, Set<Kind> kinds, List<FieldValue<TraceEvent>> values) {
    /**
     * A kind of event.
     *
     * @param number its id, or the type of a classic one
     */
    record Kind(UUID provider, int number) {
        static Kind of(EventRecord record) {
            boolean classic = record.header().has(EventHeader.CLASSIC);
            return new Kind(
                    record.provider(),
                    classic ? record.descriptor().opcode() : record.descriptor().id());
        }
    }

    StreamMapping(
            StreamType stream,
            Set<Kind> kinds,
            Function<TraceEvent, OptionalLong> pid,
            Map<String, FieldValue<TraceEvent>> own) {
        this(stream, Set.copyOf(kinds), SharedFields.of(stream, pid, own));
    }
}
