package dev.ringside.shell.output;

import dev.ringside.runtime.engine.RowSink;

/**
 * Writes rows in one format. For one thread at a time. What cannot be written is thrown as {@link java.io.UncheckedIOException}.
 */
public interface RowWriter extends RowSink {
    /** Makes what was written complete, also after an interruption, and visible. Nothing follows. */
    void finish();
}
