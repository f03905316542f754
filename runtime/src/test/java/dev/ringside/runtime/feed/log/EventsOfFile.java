package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.EvtxFormat;
import dev.ringside.runtime.feed.evtx.RecordFilters;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All events that the records of a file become, those of one record together. */
final class EventsOfFile implements RecordingSink {
    private final Asked everything = new Asked(Predicate.Constant.TRUE, Set.of());
    private final Map<Long, List<Event>> events = new LinkedHashMap<>();

    private EventsOfFile() {}

    /** Those of an event log, or of what others write of one as text; none if not a single record of it can be read. */
    static List<List<Event>> of(Path file) throws IOException {
        EventsOfFile read = new EventsOfFile();
        RecordingFormat format = file.toString().endsWith(".evtx")
                ? new EvtxFormat(RecordFilters.NONE)
                : new JsonLines(Schema.standard());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            format.read(new Recording(file.toString()), in, read);
        } catch (RingsideException e) {
            return List.of();
        }
        return List.copyOf(read.events.values());
    }

    @Override
    public void deliver(Event event) {
        long sequence = event.number(event.stream().field("seq").slot());
        events.computeIfAbsent(sequence, first -> new ArrayList<>()).add(event);
    }

    @Override
    public void replay(Event event) {
        deliver(event);
    }

    @Override
    public Set<StreamType> wanted() {
        return LogStreams.streams();
    }

    @Override
    public boolean isWanted(StreamType stream) {
        return wanted().contains(stream);
    }

    @Override
    public Asked asked(StreamType stream) {
        return everything;
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void filtered(StreamType stream, long count) {}

    @Override
    public void learn(Event process) {}

    @Override
    public void progress(long read) {}

    @Override
    public void pause() {}

    @Override
    public void complain(Diagnostic complaint) {}
}
