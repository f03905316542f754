package dev.ringside.driver.windows.etw.record;

import java.util.Optional;

/** Knows the schemas of events. For any thread. */
@FunctionalInterface
public interface SchemaSource {
    /** The schema of the events that are of this one's kind; empty if it is not known. */
    Optional<EventSchema> find(EventRecord event);
}
