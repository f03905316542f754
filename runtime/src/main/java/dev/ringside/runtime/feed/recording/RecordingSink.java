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
     * What is asked for of a stream now, by all who listen to it together. The same object as long as nothing has changed: a reader asks when it is an event's
     * turn, and if it has looked at it ahead of that, and left it out by another object, it looks at it again.
     */
    Asked asked(StreamType stream);

    /**
     * Counts events of that stream that were left out because {@linkplain #asked nobody asks} for them, when it is their turn. A record that would be an event
     * of several streams that are wanted counts in each of them: which these are is known of the kind of a record, so that no more of it need be decoded for
     * it. What nobody listens to, and what cannot be read, counts nowhere.
     */
    void filtered(StreamType stream, long count);

    /**
     * A process that there was when the recording began, as an event of {@code procs}: nobody is given it as an event.
     */
    void learn(Event process);

    /**
     * How far it has been read.
     *
     * @param read bytes of the recording, as it is stored; need not be told of what is read from the stream that was given
     */
    void progress(long read);

    /** Whether nobody listens any more, so that the rest need not be read. */
    boolean isOver();

    /**
     * Gives an event to those who listen to its stream, and waits until they have dealt with it. What it lacks of the process that it is about, and the processes
     * above that, they are given with it as far as other events tell.
     */
    void deliver(Event event);

    /** The same for an event as one of Ringside's own feeds gave it when it happened: nothing is added to it. */
    void replay(Event event);

    /** No event follows at once: there is nothing to read yet. */
    void pause();

    /** Something that the user should know of the recording. */
    void complain(Diagnostic complaint);

    /**
     * What is asked for of a stream.
     *
     * @param pushed what nobody wants need not be delivered: those for whom this is certainly false may be left out, any of them or none. A field of a process
     *     that a record does not have is not certainly missing: it may be known from other records
     * @param fields those that somebody reads of what is delivered
     */
    record Asked(Predicate pushed, Set<Field> fields) {
        public Asked {
            fields = Set.copyOf(fields);
        }
    }
}
