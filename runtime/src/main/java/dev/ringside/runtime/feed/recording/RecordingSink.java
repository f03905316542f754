package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import java.util.Set;

/** Takes what is read of a recording. For the thread that reads. */
public interface RecordingSink {
    /** The streams that somebody listens to now. Those who come and go change it from one event to the next. */
    Set<StreamType> wanted();

    /** Whether somebody listens to that stream now. */
    boolean isWanted(StreamType stream);

    /** Whether nobody listens any more, so that the rest need not be read. */
    boolean isOver();

    /** Gives an event to those who listen to its stream, and waits until they have dealt with it. */
    void deliver(Event event);

    /** No event follows at once: there is nothing to read yet. */
    void pause();

    /** Something that the user should know of the recording. */
    void complain(Diagnostic complaint);
}
