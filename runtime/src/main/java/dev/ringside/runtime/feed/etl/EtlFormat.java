package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaCache;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.driver.windows.etw.record.schema.RecordedSchemas;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import dev.ringside.runtime.feed.trace.TraceStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Recordings of ETW: {@code .etl} files. They are gone through twice, since what events mean may be told at their end. */
public final class EtlFormat implements RecordingFormat {
    @Override
    public String name() {
        return "etl";
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }

    @Override
    public boolean isOf(byte[] head) {
        return FileHeader.isOf(ByteBuffer.wrap(head));
    }

    @Override
    public boolean readsFile() {
        return true;
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
        Damage damage = new Damage();
        Knowledge knowledge = new Knowledge();
        Optional<EtlFile> opened = EtlFile.open(recording.path(), damage, knowledge::learn);
        if (opened.isEmpty()) {
            throw Recording.failure(
                    recording.title() + " begins like a recording of ETW, but what it says of itself is cut off",
                    "record again, or look whether the file was copied as a whole");
        }
        try (EtlFile file = opened.get()) {
            read(new EventsInTime(file), knowledge, sink);
            report(recording, file.header(), damage, sink);
        }
    }

    /** What is known of a file after going through it once. */
    private static final class Knowledge {
        private final EventManifests manifests = new EventManifests();
        private final SchemaCache schemas = new SchemaCache(new RecordedSchemas(manifests));
        private final RecordedProcesses processes = new RecordedProcesses();
        private final TraceStreams streams = new TraceStreams(processes);

        void learn(EventRecord event) {
            if (EventManifests.isPiece(event)) {
                if (manifests.take(event)) {
                    schemas.retryUnknown();
                }
            } else {
                streams.started(event, schemas)
                        .ifPresent(started ->
                                processes.add(started.pid(), event.header().time(), started.process()));
            }
        }
    }

    private static void read(EventsInTime events, Knowledge knowledge, RecordingSink sink) throws IOException {
        long sequence = 0;
        Optional<EventRecord> next = events.next();
        while (next.isPresent() && !sink.isOver()) {
            EventRecord event = next.get();
            sequence++;
            if (!EventManifests.isPiece(event)) {
                Optional<EventSchema> schema = knowledge.schemas.find(event);
                for (StreamType stream : sink.wanted()) {
                    if (knowledge.streams.takes(stream, event, schema)) {
                        sink.deliver(knowledge.streams.event(stream, event, schema, sequence));
                    }
                }
            }
            next = events.next();
        }
    }

    private static void report(Recording recording, FileHeader header, Damage damage, RecordingSink sink) {
        if (damage.places() > 0) {
            sink.complain(Diagnostic.of(
                    Code.RECORDING,
                    damage.places() == 1
                            ? recording.title()
                                    + " is damaged in 1 place, and what is behind it in its buffer was left out"
                            : "%s is damaged in %d places, and what is behind each in its buffer was left out"
                                    .formatted(recording.title(), damage.places()),
                    "the first is " + damage.first()));
        }
        if (header.eventsLost() > 0 || header.buffersLost() > 0) {
            sink.complain(Diagnostic.of(
                    Code.RECORDING,
                    "%d events and %d buffers had been lost when %s was recorded"
                            .formatted(header.eventsLost(), header.buffersLost(), recording.title()),
                    "record with more or larger buffers"));
        }
    }
}
