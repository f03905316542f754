package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Event logs of Windows: {@code .evtx} files, whole, damaged, or only a piece that begins with a chunk. */
public final class EvtxFormat implements RecordingFormat {
    private final RecordFilters filters;
    private final int threads;

    /** @param filters decide which records need not become events */
    public EvtxFormat(RecordFilters filters) {
        this(filters, threads());
    }

    /** With one processor nothing is gained by another thread. */
    private static int threads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors == 1 ? 0 : processors;
    }

    /** @param threads how many read chunks, beside the one that delivers; if none does, that one reads them itself */
    EvtxFormat(RecordFilters filters, int threads) {
        this.filters = filters;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "evtx";
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }

    @Override
    public Abilities abilities(StreamType stream) {
        return filters.abilities(stream);
    }

    @Override
    public boolean isOf(byte[] head) {
        return EvtxFile.isOf(head);
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {
        Optional<EvtxFile> opened = recording.isFile() ? EvtxFile.open(recording.path()) : Optional.empty();
        try (EvtxFile file = opened.isPresent() ? opened.get() : EvtxFile.of(in)) {
            new Reading(recording, file, sink, filters, threads).run();
        }
    }
}
