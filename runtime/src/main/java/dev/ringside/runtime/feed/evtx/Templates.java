package dev.ringside.runtime.feed.evtx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The definitions that were met, by their content. A file made to have more than any real one makes it keep no more of them, so that those are made anew for
 * each chunk. For any thread.
 */
final class Templates {
    /** Of definitions, as they stand in chunks; a real one has one or two KiB. */
    private static final int MOST_BYTES = 4 << 20;
    /** Of ways in which definitions are put together. */
    private static final int MOST_COMPOSITIONS = 1 << 13;

    private final Map<Content, Definition> definitions = new ConcurrentHashMap<>();
    private final Composition nothing = new Composition(this);
    private final AtomicInteger bytes = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();

    /** What every record begins with: nothing. */
    Composition nothing() {
        return nothing;
    }

    /** The definition with that content, which is copied if it is kept. */
    Definition definition(Content content) throws UnreadableRecordException {
        Definition known = definitions.get(content);
        if (known != null) {
            return known;
        }
        Definition made = new Definition(new ContentReader(content).read(), content.length());
        if (bytes.addAndGet(made.bytes()) > MOST_BYTES) {
            bytes.addAndGet(-made.bytes());
            return made;
        }
        Definition first = definitions.putIfAbsent(content.copy(), made);
        return first == null ? made : first;
    }

    /** Whether there is room to keep another composition, which is then taken. */
    boolean keep() {
        if (kept.get() >= MOST_COMPOSITIONS) {
            return false;
        }
        kept.incrementAndGet();
        return true;
    }
}
