package dev.ringside.runtime.feed.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how far a recording has been read, as it is stored. For one thread. */
final class Progress extends FilterInputStream {
    private final RecordingSink sink;
    private long position;

    Progress(InputStream in, RecordingSink sink) {
        super(in);
        this.sink = sink;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            sink.progress(++position);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            position += count;
            sink.progress(position);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
