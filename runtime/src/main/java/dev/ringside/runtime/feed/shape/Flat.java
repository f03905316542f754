package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records whose fields and data stand side by side, as NXLog, the Security-Datasets of OTRF, tables of Azure Monitor and small tools write them. What is no
 * field of every record and nothing of the shipper's is the record's data.
 */
final class Flat implements Shape {
    private static final Map<SystemText, List<String>> TEXTS = Map.of(
            SystemText.PROVIDER,
            List.of("SourceName", "Provider_Name", "ProviderName", "Provider", "EventSourceName", "Provider.Name"),
            SystemText.PROVIDER_ID,
            List.of("ProviderGuid", "Provider_Guid", "ProviderId"),
            SystemText.CHANNEL,
            List.of("Channel", "channel", "LogName", "EventLog"),
            SystemText.COMPUTER,
            List.of("Hostname", "Computer", "ComputerName", "MachineName", "HostName"),
            SystemText.ACTIVITY_ID,
            List.of("ActivityID", "ActivityId"));

    private static final Map<SystemNumber, List<String>> NUMBERS = Map.of(
            SystemNumber.EVENT_ID, List.of("EventID", "EventId", "event_id", "EventCode", "Id"),
            SystemNumber.VERSION, List.of("Version"),
            SystemNumber.LEVEL, List.of("Level", "EventLevel"),
            SystemNumber.TASK, List.of("Task"),
            SystemNumber.OPCODE, List.of("OpcodeValue", "Opcode"),
            SystemNumber.KEYWORDS, List.of("Keywords"),
            SystemNumber.RECORD_ID, List.of("RecordNumber", "EventRecordID", "EventRecordId", "RecordId"));

    @Override
    public Optional<LogRecord> record(Leaves object) {
        StoredRecord.Builder record = new StoredRecord.Builder();
        FlatData rest = new FlatData(object);
        NUMBERS.forEach((field, names) -> number(object, field, names, record, rest));
        if (record.number(SystemNumber.EVENT_ID) == null) {
            return Optional.empty();
        }
        TEXTS.forEach((field, names) -> text(object, field, names, record, rest));
        if (record.text(SystemText.PROVIDER) == null && record.text(SystemText.CHANNEL) == null) {
            if (!isSysmon(object)) {
                return Optional.empty();
            }
            KnownNames.Known sysmon = isOfLinux(object) ? KnownNames.LINUX_SYSMON : KnownNames.SYSMON;
            record.set(SystemText.PROVIDER, sysmon.provider()).set(SystemText.CHANNEL, sysmon.channel());
        }
        record.set(SystemText.COMPUTER, object.text("host"));
        user(object, record, rest);
        processes(object, record, rest);
        record.set(SystemNumber.LEVEL, FlatData.level(object));
        record.set(SystemNumber.TIME, FlatTime.of(object));
        rest.addTo(record);
        return Optional.of(record.build());
    }

    private static void text(
            Leaves object, SystemText field, List<String> names, StoredRecord.Builder record, FlatData rest) {
        for (String name : names) {
            String text = object.text(name);
            if (text != null) {
                record.set(field, text);
                rest.without(name);
                return;
            }
        }
    }

    /** What is no number is one of the data that has the same name: Sysmon tells its own {@code Version}. */
    private static void number(
            Leaves object, SystemNumber field, List<String> names, StoredRecord.Builder record, FlatData rest) {
        for (String name : names) {
            Long number = Written.number(object.get(name));
            if (number != null) {
                record.set(field, number);
                rest.without(name);
                return;
            }
        }
    }

    private static void user(Leaves object, StoredRecord.Builder record, FlatData rest) {
        String sid = object.text("UserID");
        if (sid != null && sid.startsWith("S-1-")) {
            record.set(SystemText.USER_SID, sid);
            rest.without("UserID");
        }
    }

    /** NXLog gives the process that wrote the record another name where the data have one called the same; and data are texts to it. */
    private static void processes(Leaves object, StoredRecord.Builder record, FlatData rest) {
        process(object, SystemNumber.PID, "ProcessID", record, rest);
        process(object, SystemNumber.TID, "ThreadID", record, rest);
    }

    private static void process(
            Leaves object, SystemNumber field, String name, StoredRecord.Builder record, FlatData rest) {
        @Nullable Object own = object.get("Execution" + name);
        Object value = own == null ? object.get(name) : own;
        if (value instanceof Long number) {
            record.set(field, number);
            rest.without(own == null ? name : "Execution" + name);
        }
    }

    private static boolean isSysmon(Leaves object) {
        return object.has("UtcTime")
                && (object.has("ProcessGuid")
                        || object.has("SourceProcessGuid")
                        || object.has("SourceProcessGUID")
                        || object.has("RuleName"));
    }

    private static boolean isOfLinux(Leaves object) {
        String image = object.text("Image");
        return image != null && image.startsWith("/");
    }
}
