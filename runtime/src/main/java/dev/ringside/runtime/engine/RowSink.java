package dev.ringside.runtime.engine;

/** Takes the results of one query. Called by one thread at a time; what it throws ends the query and reaches who waits for it. */
public interface RowSink {
    void accept(Row row);

    /** No row follows at once: what is buffered should become visible. */
    default void pause() {}

    /**
     * Time has passed where the events come from, with or without rows.
     *
     * @param now nanoseconds since the epoch; never less than before
     */
    default void advance(long now) {}

    /** Whether it asks rows for their {@linkplain Row#origins origins}, which groups have to keep. Always the same. */
    default boolean wantsOrigins() {
        return false;
    }
}
