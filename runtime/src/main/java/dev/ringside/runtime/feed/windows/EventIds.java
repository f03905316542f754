package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Which of Sysmon's events one is: where a stream holds several, what was done tells. */
final class EventIds {
    private static final Map<RecordKind, Map<String, Integer>> BY_WORD = Map.of(
            RecordKind.FILES,
            Map.of("settime", 2, "create", 11, "stream", 15, "delete", 26, "block", 27, "shred", 28, "executable", 29),
            RecordKind.REGISTRY,
            Map.of("create", 12, "delete", 12, "deleteValue", 12, "set", 13, "rename", 14),
            RecordKind.PIPES,
            Map.of("create", 17, "connect", 18),
            RecordKind.HEALTH,
            Map.of("state", 4, "config", 16, "error", 255));

    private EventIds() {}

    /** The id; empty if Sysmon has no such event. */
    static OptionalInt of(StreamType stream, WindowsRecord record) {
        Map<String, Integer> words = BY_WORD.get(record.kind());
        if (words == null) {
            List<Integer> ids = stream.sysmonIds();
            return ids.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ids.get(0));
        }
        String word = record.text(record.kind().field(record.kind() == RecordKind.HEALTH ? "kind" : "op"));
        Integer id = word == null ? null : words.get(word);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
