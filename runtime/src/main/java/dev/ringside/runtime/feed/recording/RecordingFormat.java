package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import java.io.IOException;
import java.io.InputStream;

/** A way in which events are stored. For any thread. */
public interface RecordingFormat {
    /** So many bytes at the beginning are enough to tell a format. */
    int HEAD = 512;

    /** The name in explanations: {@code jsonl}, {@code etl}. */
    String name();

    /** The system that its events come from, as far as that is the same for all. */
    Os os();

    /** What of a predicate on events of that stream the reader decides before it makes an event. */
    default Abilities abilities(StreamType stream) {
        return Abilities.none(name(), os());
    }

    /** Whether it reads the file of a recording and not the stream: what is packed, or comes through a pipe, is written to a file first. */
    default boolean readsFile() {
        return false;
    }

    /**
     * Whether that is what such a recording begins with.
     *
     * @param head {@value #HEAD} bytes, or fewer if that is all there is at first
     */
    boolean isOf(byte[] head);

    /** Whether it is packed in a way of its own, so that what looks like an archive is not unpacked before it. */
    default boolean isPacked() {
        return false;
    }

    /**
     * Makes sure that a recording can be read, as far as that can be told by its beginning.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it is known that it cannot be
     */
    default void check(Recording recording, byte[] head) {}

    /**
     * Reads a recording, until its end or until the sink says that nobody listens any more.
     *
     * @param in the recording from its beginning; closed by the caller
     * @throws dev.ringside.dsl.diagnostic.RingsideException if not a single event can be read
     */
    void read(Recording recording, InputStream in, RecordingSink sink) throws IOException;
}
