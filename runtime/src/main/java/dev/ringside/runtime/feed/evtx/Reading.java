package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.IOException;
import java.util.Iterator;
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
        if (file.isCut()) {
            damage.cutHeader();
        }
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
            // Else that is said which is in the way of all.
            if (damage.failure().isEmpty()) {
                damage.report(sink);
            }
        }
        Optional<String> failure = damage.failure();
        if (failure.isPresent()) {
            throw Recording.failure("no record of " + recording.title() + " can be read", failure.get());
        }
    }

    /** By any thread. */
    private ReadChunk read(Chunk chunk) {
        return ReadChunk.read(chunk, templates, demand, 0, json);
    }

    @SuppressWarnings("ReferenceEquality") // read again or not
    private void deliver(ReadChunk first) {
        long delivered = 0;
        int done = 0;
        ReadChunk read = current(first, done);
        Iterator<ReadChunk.Item> items = read.items().iterator();
        while (items.hasNext() && !sink.isOver()) {
            ReadChunk.Item item = items.next();
            done += item.count();
            delivered += give(item);
            ReadChunk now = current(read, done);
            if (now != read) {
                read = now;
                items = now.items().iterator();
            }
        }
        damage.delivered(first.chunk(), delivered);
        if (delivered == 0 && !first.keeps()) {
            file.reuse(first.chunk());
        }
    }

    /** How many records were delivered. */
    private int give(ReadChunk.Item item) {
        return switch (item) {
            case ReadChunk.LeftOut left -> {
                sequence += left.count();
                for (StreamType stream : left.streams()) {
                    sink.filtered(stream, left.count());
                }
                yield 0;
            }
            case ReadChunk.Found found -> {
                sequence++;
                for (StreamType stream : found.verdict().filtered()) {
                    sink.filtered(stream, 1);
                }
                for (StreamType stream : found.verdict().delivered()) {
                    sink.deliver(LogStreams.event(stream, found.record(), sequence));
                }
                yield 1;
            }
        };
    }

    /**
     * What is to become of the records of a chunk by now: whoever was given an event may have changed what is wanted, and others at any time.
     *
     * @param done how many of its records need not be looked at any more
     */
    @SuppressWarnings("ReferenceEquality") // a demand stands for a time
    private ReadChunk current(ReadChunk read, int done) {
        if (!demand.isStill(sink)) {
            demand = Demand.now(sink, filters);
        }
        return read.demand() == demand ? read : ReadChunk.read(read.chunk(), templates, demand, done, json);
    }
}
