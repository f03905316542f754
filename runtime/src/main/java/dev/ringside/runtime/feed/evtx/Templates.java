package dev.ringside.runtime.feed.evtx;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The definitions that were met, by their content, and what they are put together to. If a file has more than any real one, all are forgotten, and those that
 * are met again are made anew. For any thread.
 */
final class Templates {
    /** Of definitions, as they stand in chunks; a real one has one or two KiB. */
    private static final int MOST_BYTES = 4 << 20;
    /** Of ways in which definitions are put together. */
    private static final int MOST_COMPOSITIONS = 1 << 13;

    private volatile Known known = new Known(this);

    /** What is known until all is forgotten. */
    private static final class Known {
        private final Map<Content, Definition> definitions = new ConcurrentHashMap<>();
        private final Composition nothing;
        private final AtomicInteger bytes = new AtomicInteger();
        private final AtomicInteger compositions = new AtomicInteger();

        Known(Templates templates) {
            nothing = new Composition(templates);
        }
    }

    /** What every record begins with: nothing. */
    Composition nothing() {
        return known.nothing;
    }

    /** The definition with that content, which is copied if it is new. */
    Definition definition(Content content) throws UnreadableRecordException {
        Known current = known;
        Definition met = current.definitions.get(content);
        if (met != null) {
            return met;
        }
        Definition made = new Definition(new ContentReader(content).read());
        if (current.bytes.addAndGet(content.length()) > MOST_BYTES) {
            known = new Known(this);
        }
        Definition first = current.definitions.putIfAbsent(content.copy(), made);
        return first == null ? made : first;
    }

    /** Takes note of another composition. */
    void count() {
        Known current = known;
        if (current.compositions.incrementAndGet() > MOST_COMPOSITIONS) {
            known = new Known(this);
        }
    }
}
