package dev.ringside.runtime.feed.evtx;

import dev.ringside.runtime.feed.evtx.Expansion.Placed;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what every record has comes from: the section System. For one thread. */
final class SystemSources {
    private final Expansion expansion;
    private final Map<SystemText, Source> texts = new EnumMap<>(SystemText.class);
    private final Map<SystemNumber, Source> numbers = new EnumMap<>(SystemNumber.class);

    SystemSources(Expansion expansion) {
        this.expansion = expansion;
    }

    Map<SystemText, Source> texts() {
        return texts;
    }

    Map<SystemNumber, Source> numbers() {
        return numbers;
    }

    void read(Placed system) throws UnreadableRecordException {
        for (Placed child : expansion.inside(system).elements()) {
            Source text = expansion.inside(child).text();
            switch (child.element().name()) {
                case "Provider" -> {
                    attribute(child, "Name", SystemText.PROVIDER);
                    attribute(child, "Guid", SystemText.PROVIDER_ID);
                    texts.computeIfPresent(SystemText.PROVIDER_ID, (field, guid) -> inUpperCase(guid));
                }
                case "EventID" -> numbers.putIfAbsent(SystemNumber.EVENT_ID, text);
                case "Version" -> numbers.putIfAbsent(SystemNumber.VERSION, text);
                case "Level" -> numbers.putIfAbsent(SystemNumber.LEVEL, text);
                case "Task" -> numbers.putIfAbsent(SystemNumber.TASK, text);
                case "Opcode" -> numbers.putIfAbsent(SystemNumber.OPCODE, text);
                case "Keywords" -> numbers.putIfAbsent(SystemNumber.KEYWORDS, text);
                case "TimeCreated" -> attribute(child, "SystemTime", SystemNumber.TIME);
                case "EventRecordID" -> numbers.putIfAbsent(SystemNumber.RECORD_ID, text);
                case "Correlation" -> attribute(child, "ActivityID", SystemText.ACTIVITY_ID);
                case "Execution" -> {
                    attribute(child, "ProcessID", SystemNumber.PID);
                    attribute(child, "ThreadID", SystemNumber.TID);
                }
                case "Channel" -> texts.putIfAbsent(SystemText.CHANNEL, text);
                case "Computer" -> texts.putIfAbsent(SystemText.COMPUTER, text);
                case "Security" -> attribute(child, "UserID", SystemText.USER_SID);
                default -> {}
            }
        }
    }

    /** Values that are GUIDs always are. */
    private static Source inUpperCase(Source guid) {
        return guid instanceof Source.Literal literal
                ? new Source.Literal(literal.text().toUpperCase(Locale.ROOT))
                : guid;
    }

    private void attribute(Placed of, String name, SystemText field) throws UnreadableRecordException {
        Source value = attribute(of, name);
        if (value != null) {
            texts.putIfAbsent(field, value);
        }
    }

    private void attribute(Placed of, String name, SystemNumber field) throws UnreadableRecordException {
        Source value = attribute(of, name);
        if (value != null) {
            numbers.putIfAbsent(field, value);
        }
    }

    private @Nullable Source attribute(Placed of, String name) throws UnreadableRecordException {
        for (Node.Attribute attribute : of.element().attributes()) {
            if (attribute.name().equals(name)) {
                return expansion.value(attribute, of);
            }
        }
        return null;
    }
}
