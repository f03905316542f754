package dev.ringside.runtime.feed.evtx;

import java.util.List;

/** Where what a record says at one place comes from. */
public sealed interface Source {
    /** Stands in the template, so that all its records say the same. */
    record Literal(String text) implements Source {}

    /**
     * A value of the record.
     *
     * @param slot its place in the record's {@linkplain EvtxRecord#type(int) table of values}
     * @param declared the {@link ValueType} that the template declares; the record's own table has the one that counts
     * @param isOptional whether an attribute is left out where the record has no value for it
     */
    record Value(int slot, int declared, boolean isOptional) implements Source {}

    /** Several of these, one behind the other. */
    record Joined(List<Source> parts) implements Source {
        public Joined {
            parts = List.copyOf(parts);
        }
    }

    /** A list: what elements say that have no names. Each of them may be a list itself. */
    record Items(List<Source> items) implements Source {
        public Items {
            items = List.copyOf(items);
        }
    }
}
