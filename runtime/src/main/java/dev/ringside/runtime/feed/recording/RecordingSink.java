package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Set;

/** Takes what is read of a recording. For the thread that reads. */
public interface RecordingSink {
    /** The streams that somebody listens to now. Those who come and go change it from one event to the next. */
    Set<StreamType> wanted();

    /** Whether somebody listens to that stream now. */
    boolean isWanted(StreamType stream);

    /**
     * What is asked for of a stream now, by all who listen to it together. The same object as long as nothing has changed: what was left out by another one
     * has to be looked at again.
     */
    Asked asked(StreamType stream);

    /** Counts events of that stream that were left out because {@link #asked nobody asks} for them. */
    void filtered(StreamType stream, long count);

    /**
     * A process that there was when the recording began, as an event of {@code procs}: nobody is given it as an event.
     */
    void learn(Event process);

    /**
     * How far it has been read.
     *
     * @param read bytes of the recording
     */
    void progress(long read);

    /** Whether nobody listens any more, so that the rest need not be read. */
    boolean isOver();

    /** Gives an event to those who listen to its stream, and waits until they have dealt with it. */
    void deliver(Event event);

    /** No event follows at once: there is nothing to read yet. */
    void pause();

    /** Something that the user should know of the recording. */
    void complain(Diagnostic complaint);

    /**
     * What is asked for of a stream.
     *
     * @param pushed what nobody wants need not be delivered: those for whom this is certainly false may be left out, any of them or none
     * @param fields those that somebody reads of what is delivered
     */
    record Asked(Predicate pushed, Set<Field> fields) {
        public Asked {
            fields = Set.copyOf(fields);
        }
    }
}
