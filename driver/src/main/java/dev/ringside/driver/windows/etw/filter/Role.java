package dev.ringside.driver.windows.etw.filter;

import java.util.Map;
import java.util.Set;

/** What a field of a stream is to the provider behind it. */
public sealed interface Role {
    /** The event's id. */
    record EventId() implements Role {}

    /** The event's level. */
    record Level() implements Role {}

    /** The event's keywords. */
    record Keywords() implements Role {}

    /** The process that writes the event. */
    record Writer() implements Role {}

    /**
     * One of a few words, told by the event's id.
     *
     * @param ids by the words, which are in lower case; together all events of the stream
     */
    record Word(Map<String, Set<Integer>> ids) implements Role {
        public Word {
            ids = Map.copyOf(ids);
        }
    }

    /**
     * A truth, told by the event's id.
     *
     * @param ids of the events of which it is true; it is false of all others of the stream
     */
    record Truth(Set<Integer> ids) implements Role {
        public Truth {
            ids = Set.copyOf(ids);
        }
    }

    /** A whole number without a sign that the event carries under that name. */
    record Numeric(String property) implements Role {}

    /** A text that the event carries under that name. */
    record Text(String property) implements Role {}

    /**
     * A word that stands for a number that the event carries.
     *
     * @param numbers by the words in lower case; what is missing here is left to user mode
     */
    record NamedNumber(String property, Map<String, Long> numbers) implements Role {
        public NamedNumber {
            numbers = Map.copyOf(numbers);
        }
    }
}
