package dev.ringside.runtime.feed.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What is packed in a stream, one after the other. For one thread. */
interface Members extends Closeable {
    /**
     * The next one; the one before cannot be read any more.
     *
     * @throws IOException if it cannot be told where it is: {@linkplain Damaged#isDamage damage}, or a failure of the stream
     */
    Optional<Member> next() throws IOException;

    /** Whether a file of that name was added by the system that made the archive, and is about another file. */
    static boolean isOfTheSystem(String name) {
        return name.startsWith("__MACOSX/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith("._");
    }

    /**
     * One of them.
     *
     * @param name empty where the packing gives none
     * @param content ends with the member; need not be closed
     */
    record Member(String name, InputStream content) {}
}
