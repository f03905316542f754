package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import dev.ringside.runtime.json.LeavesReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a flat object is a record's data. For one thread. */
final class FlatData {
    private static final String EVENT_DATA = "EventData";
    private static final String EVENT_TYPE = "EventType";
    private static final String IN_WORDS = "\nEventType:";

    /** What shippers and collectors add of their own. */
    private static final Set<String> SHIPPERS = Set.of(
            "@timestamp",
            "@version",
            "host",
            "port",
            "tags",
            "type",
            "EventTime",
            "EventReceivedTime",
            "TimeCreated",
            "SourceModuleName",
            "SourceModuleType",
            "Severity",
            "SeverityValue",
            "EventTypeOrignal",
            "EventTypeOriginal",
            "Opcode");

    /** What NXLog and others say in {@code EventType}, in whose place Sysmon has told what was done. */
    private static final Map<String, Long> SEVERITIES = Map.of(
            "INFO", 4L,
            "INFORMATION", 4L,
            "WARNING", 3L,
            "ERROR", 2L,
            "CRITICAL", 1L,
            "DEBUG", 5L,
            "VERBOSE", 5L,
            "AUDIT_SUCCESS", 0L,
            "AUDIT_FAILURE", 0L);

    private final Leaves object;
    private final Set<String> taken = new HashSet<>();

    FlatData(Leaves object) {
        this.object = object;
    }

    /** That is a field of every record. */
    void without(String name) {
        taken.add(name);
    }

    /** How bad the shipper says that it is, as levels count; null if it says nothing. */
    static @Nullable Long level(Leaves object) {
        return severity(object.text(EVENT_TYPE));
    }

    private static @Nullable Long severity(@Nullable String word) {
        return word == null ? null : SEVERITIES.get(word);
    }

    /** Tables of Azure have the data as one text, and nothing beside it but what is the table's. */
    void addTo(StoredRecord.Builder record) {
        Object inside = object.get(EVENT_DATA);
        if (inside instanceof String text && text.startsWith("<")) {
            EventXml.data(text).all().forEach((path, value) -> EventTree.datum(path, value, record));
        } else if (inside instanceof String text && text.startsWith("{")) {
            json(text).all().forEach(record::add);
        } else {
            object.all().forEach((name, value) -> datum(name, value, record));
        }
    }

    private static Leaves json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return new LeavesReader().read(bytes, 0, bytes.length);
        } catch (UnreadableEventException e) {
            Leaves whole = new Leaves();
            whole.put(EVENT_DATA, text);
            return whole;
        }
    }

    private void datum(String name, Object value, StoredRecord.Builder record) {
        if (taken.contains(name) || SHIPPERS.contains(name)) {
            return;
        }
        if (name.equals(EVENT_TYPE) && severity(value.toString()) != null) {
            String hidden = KnownNames.SYSMON.provider().equalsIgnoreCase(record.text(SystemText.PROVIDER))
                    ? eventType()
                    : null;
            if (hidden != null) {
                record.add(EVENT_TYPE, hidden);
            }
            return;
        }
        String prefix = EVENT_DATA + ".";
        record.add(name.startsWith(prefix) ? name.substring(prefix.length()) : name, value);
    }

    /** Sysmon's own, out of the message. */
    private @Nullable String eventType() {
        String message = object.text("Message");
        int at = message == null ? -1 : message.indexOf(IN_WORDS);
        if (message == null || at < 0) {
            return null;
        }
        int end = message.indexOf('\n', at + 1);
        return message.substring(at + IN_WORDS.length(), end < 0 ? message.length() : end)
                .strip();
    }
}
