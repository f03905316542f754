package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.schema.StreamType;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which of Sysmon's events one is: where a stream holds several, what was done tells. A deleted file is never archived; and that times were set is none, since
 * Sysmon means the time of creation, which cannot be set here.
 */
final class EventIds {
    private static final Map<String, Map<String, Integer>> BY_WORD = Map.of(
            "files", Map.of("create", 11, "delete", 26),
            "pipes", Map.of("create", 17, "connect", 18));

    private EventIds() {}

    /** Whether the ids of a stream's events depend on what was done. */
    static boolean isByWord(StreamType stream) {
        return BY_WORD.containsKey(stream.name());
    }

    /** The id of an event for which that was done; empty if Sysmon has no such event. */
    static OptionalInt of(StreamType stream, @Nullable String op) {
        Map<String, Integer> words = BY_WORD.get(stream.name());
        if (words == null) {
            return stream.sysmonIds().isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(stream.sysmonIds().get(0));
        }
        Integer id = op == null ? null : words.get(op);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
