package dev.ringside.runtime.feed.trace;

import java.util.Optional;

/** What is known, beside the events, of the machine that they were recorded on. For any thread. */
public interface TraceMachine {
    /** Its name; empty if it is not known. */
    Optional<String> host();

    /**
     * The process that had that id at that time.
     *
     * @param time nanoseconds since the epoch
     */
    Optional<TraceProcess> process(long pid, long time);

    /** Who a security id is: a name, or the id itself where nobody can be asked. */
    default String user(String sid) {
        return sid;
    }
}
