package dev.ringside.dsl.schema;

import java.util.List;

/** Who can be named in {@code etw("…")} and what their events have, as far as that is known: for completion and for lists. For any thread. */
public interface Providers {
    /** Where nothing is known of them. */
    Providers NONE = new Providers() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public List<String> fields(String provider) {
            return List.of();
        }
    };

    /** The names of all of them, in the order in which they are best shown. */
    List<String> names();

    /**
     * The names that fields have in the data of a provider's events, each once; empty if they are not known.
     *
     * @param provider its name, or its GUID in braces
     */
    List<String> fields(String provider);
}
