package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.recording.Recording;
import dev.ringside.runtime.feed.recording.RecordingFormat;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.io.IOException;
import java.io.InputStream;

/** Event logs of Windows: {@code .evtx} files. */
public final class EvtxFormat implements RecordingFormat {
    final RecordFilters filters;

    /** @param filters decide which records need not become events */
    public EvtxFormat(RecordFilters filters) {
        this.filters = filters;
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
    public boolean isOf(byte[] head) {
        return false;
    }

    @Override
    public void read(Recording recording, InputStream in, RecordingSink sink) throws IOException {}
}
