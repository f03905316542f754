package dev.ringside.shell.command;

import dev.ringside.runtime.engine.RowSink;

/**
 * What writes rows to a file.
 *
 * @param rows takes them
 * @param completion writes what is missing to make the file whole, and closes it
 * @param resources given back at the end in any case, the last one first
 */
record ExportWriter(RowSink rows, Runnable completion, Runnable resources) implements AutoCloseable {
    void finish() {
        completion.run();
    }

    @Override
    public void close() {
        resources.run();
    }
}
