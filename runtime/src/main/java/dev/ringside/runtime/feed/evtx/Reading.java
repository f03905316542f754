package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One log on its way to those who listen. For the thread that delivers. */
final class Reading {
    private final Recording recording;
    private final EvtxFile file;
    private final RecordingSink sink;
    private final RecordFilters filters;
    private final int threads;
    private final Templates templates = new Templates();
    private final Damage damage;
    /** Empty where nobody would write ahead of the one who delivers. */
    private final Optional<JsonAhead> json;
    /** Replaced when something else is wanted; chunks that are being read have the one of before. */
    private volatile Demand demand;

    private long sequence;
    /** What the last so many records were left out of, which the sink has not been told. */
    private List<StreamType> filtered = List.of();

    private long count;
    private long bytes;

    /** @param threads how many others read chunks */
    Reading(Recording recording, EvtxFile file, RecordingSink sink, RecordFilters filters, int threads) {
        this.recording = recording;
        this.file = file;
        this.sink = sink;
        this.filters = filters;
        this.threads = threads;
        this.damage = new Damage(recording);
        this.json = threads == 0 ? Optional.empty() : Optional.of(new JsonAhead());
        this.demand = Demand.now(sink, filters);
    }

    void run() throws IOException {
        try (ReadAhead ahead = new ReadAhead(file, this::read, threads)) {
            ReadChunk next = ahead.next();
            while (next != null && !sink.isOver()) {
                damage.add(next);
                deliver(next);
                json.ifPresent(JsonAhead::endChunk);
                bytes += next.chunk().bytes().length;
                sink.progress(bytes);
                next = ahead.next();
            }
        } finally {
            damage.report(sink);
        }
        Optional<String> failure = damage.failure();
        if (failure.isPresent()) {
            throw Recording.failure("no record of " + recording.title() + " can be read", failure.get());
        }
    }

    /** By any thread. */
    private ReadChunk read(Chunk chunk) {
        return ReadChunk.read(chunk, templates, demand, json);
    }

    private void deliver(ReadChunk read) {
        for (int i = 0; i < read.records().size(); i++) {
            sequence++;
            if (!demand.isStill(sink)) {
                demand = Demand.now(sink, filters);
            }
            Demand.Verdict verdict = verdict(read, i);
            count(verdict.filtered());
            for (StreamType stream : verdict.delivered()) {
                sink.deliver(LogStreams.event(stream, read.records().get(i), sequence));
            }
            if (!verdict.delivered().isEmpty() && sink.isOver()) {
                break;
            }
        }
        count(List.of());
    }

    /** Counts what is left out: records that follow one another are mostly left out of the same streams. */
    @SuppressWarnings("ReferenceEquality") // others may be equal, and are counted one by one
    private void count(List<StreamType> streams) {
        if (streams != filtered) {
            for (StreamType stream : filtered) {
                sink.filtered(stream, count);
            }
            filtered = streams;
            count = 0;
        }
        count++;
    }

    /** What is to become of a record now, if something else was wanted when its chunk was read. */
    @SuppressWarnings("ReferenceEquality") // a demand stands for a time
    private Demand.Verdict verdict(ReadChunk read, int i) {
        return read.demand() == demand
                ? read.verdicts().get(i)
                : demand.decide(read.records().get(i));
    }
}
