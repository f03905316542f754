package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Winlogbeat and Elastic Agent write: everything of Windows under {@code winlog}, before version 7 without that. What their modules have moved from
 * Sysmon's data to fields of the Elastic Common Schema is put back. Task and opcode are words there, and no numbers.
 */
final class Winlogbeat implements Shape {
    private static final List<String> PREFIXES = List.of("winlog.", "");
    private static final List<String> DATA = List.of("event_data.", "user_data.");
    private static final Map<String, Long> LEVELS =
            Map.of("critical", 1L, "error", 2L, "warning", 3L, "information", 4L, "verbose", 5L);
    private static final long AUDIT_SUCCESS = 0x8020_0000_0000_0000L;
    private static final long AUDIT_FAILURE = 0x8010_0000_0000_0000L;

    @Override
    public Optional<LogRecord> record(Leaves object) {
        for (String prefix : PREFIXES) {
            if (object.has(prefix + "event_id")
                    && (object.has(prefix + "channel")
                            || object.has(prefix + "log_name")
                            || object.has(prefix + "provider_name")
                            || object.has(prefix + "source_name"))) {
                return Optional.of(record(object, prefix));
            }
        }
        return Optional.empty();
    }

    private static LogRecord record(Leaves object, String prefix) {
        StoredRecord.Builder record = new StoredRecord.Builder();
        texts(object, prefix, record);
        record.set(SystemNumber.TIME, Written.time(object.get("@timestamp")))
                .set(SystemNumber.EVENT_ID, Written.number(object.get(prefix + "event_id")))
                .set(SystemNumber.VERSION, Written.number(object.get(prefix + "version")))
                .set(SystemNumber.LEVEL, level(object, prefix))
                .set(SystemNumber.KEYWORDS, keywords(object.text(prefix + "keywords")))
                .set(SystemNumber.RECORD_ID, Written.number(object.get(prefix + "record_id")))
                .set(SystemNumber.RECORD_ID, Written.number(object.get(prefix + "record_number")))
                .set(SystemNumber.PID, Written.number(object.get(prefix + "process.pid")))
                .set(SystemNumber.PID, Written.number(object.get(prefix + "process_id")))
                .set(SystemNumber.TID, Written.number(object.get(prefix + "process.thread.id")))
                .set(SystemNumber.TID, Written.number(object.get(prefix + "thread_id")));
        object.all().forEach((path, value) -> datum(path, prefix, value, record));
        if (object.has("message")) {
            record.add("Message", String.valueOf(object.text("message")));
        }
        if (KnownNames.SYSMON.provider().equalsIgnoreCase(record.text(SystemText.PROVIDER))) {
            EcsSysmon.putBack(object, record);
        }
        return record.build();
    }

    private static void texts(Leaves object, String prefix, StoredRecord.Builder record) {
        record.set(SystemText.PROVIDER, object.text(prefix + "provider_name"))
                .set(SystemText.PROVIDER, object.text(prefix + "source_name"))
                .set(SystemText.PROVIDER_ID, object.text(prefix + "provider_guid"))
                .set(SystemText.CHANNEL, object.text(prefix + "channel"))
                .set(SystemText.CHANNEL, object.text(prefix + "log_name"))
                .set(SystemText.COMPUTER, object.text(prefix + "computer_name"))
                .set(SystemText.COMPUTER, object.text("host.name"))
                .set(SystemText.USER_SID, object.text(prefix + "user.identifier"))
                .set(SystemText.ACTIVITY_ID, object.text(prefix + "activity_id"));
    }

    private static void datum(String path, String prefix, Object value, StoredRecord.Builder record) {
        for (String data : DATA) {
            int length = prefix.length() + data.length();
            if (path.length() > length && path.startsWith(data, prefix.length()) && path.startsWith(prefix)) {
                record.add(path.substring(length), value);
            }
        }
    }

    private static @Nullable Long level(Leaves object, String prefix) {
        String word = object.text(prefix + "level");
        String level = word == null ? object.text("log.level") : word;
        return level == null ? null : LEVELS.get(level.toLowerCase(Locale.ROOT));
    }

    /** Only those of audits have words that mean the same on all machines. */
    private static @Nullable Long keywords(@Nullable String words) {
        return words == null
                ? null
                : words.contains("Audit Success")
                        ? (Long) AUDIT_SUCCESS
                        : words.contains("Audit Failure") ? (Long) AUDIT_FAILURE : null;
    }
}
