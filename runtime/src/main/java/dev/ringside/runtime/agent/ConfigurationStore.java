package dev.ringside.runtime.agent;

import java.util.Optional;

/** Where a machine keeps its configuration. For any thread. */
public interface ConfigurationStore {
    /**
     * What is stored; empty if nothing is.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it cannot be read, or is damaged
     */
    Optional<Configuration> read();

    /**
     * Stores another one in its place; a reader sees all of one of them.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if that is not possible; what was stored stays
     */
    void write(Configuration configuration);
}
