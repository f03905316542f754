package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** How each field of a stream is made from what the driver recorded. Immutable. */
final class EventFields {
    static final String ANCESTORS = "ancestors";

    /** Made by asking a domain controller, at worst. */
    private static final Set<String> USERS = Set.of("user", "parentUser", "sourceUser", "targetUser");

    private final StreamType stream;
    private final RecordMap map;
    private final List<FieldValue<WindowsEvent>> values;

    EventFields(StreamType stream, RecordMap map) {
        this.stream = stream;
        this.map = map;
        this.values = stream.fields().stream().map(this::source).toList();
    }

    StreamType stream() {
        return stream;
    }

    /** How fields are made, by their slots. */
    List<FieldValue<WindowsEvent>> values() {
        return values;
    }

    /** Whether whoever reads these fields may have to wait: for a file, a domain controller, a process that is looked at. */
    boolean mayWait(Collection<Field> fields) {
        return fields.stream()
                .map(Field::name)
                .anyMatch(name -> USERS.contains(name)
                        || name.equals(ANCESTORS)
                        || ImageFields.find(map.kind(), name).isPresent());
    }

    private FieldValue<WindowsEvent> source(Field field) {
        RecordKind kind = map.kind();
        return switch (field.name()) {
            case "time" ->
                new FieldValue.Numeric<>(
                        event -> FileTime.isTime(event.record().fileTime()),
                        event -> FileTime.toEpochNanos(event.record().fileTime()));
            case "stream" -> new FieldValue.Text<>(event -> stream.name());
            case "host" -> new FieldValue.Text<>(event -> event.machine().name());
            case "seq" ->
                new FieldValue.Numeric<>(event -> true, event -> event.record().sequence());
            case "eventId" ->
                new FieldValue.Numeric<>(
                        event -> EventIds.of(stream, event.record()).isPresent(),
                        event -> EventIds.of(stream, event.record()).orElse(0));
            case "os" -> new FieldValue.Text<>(event -> "windows");
            case "guid", "sourceGuid" -> guid(kind.field("pid"), kind.field("startTime"));
            case "parentGuid" -> guid(kind.field("ppid"), kind.field("parentStartTime"));
            case "targetGuid" -> guid(kind.field("targetPid"), kind.field("targetStartTime"));
            case "user", "sourceUser" -> user(kind.field("userSid"));
            case "parentUser" -> user(kind.field("parentUserSid"));
            case "targetUser" -> user(kind.field("targetUserSid"));
            case "startAddress" -> address(kind.field("startAddress"));
            case ANCESTORS -> new FieldValue.Processes<>(WindowsEvent::hasAncestors, WindowsEvent::ancestors);
            case "truncated" -> new FieldValue.Numeric<>(event -> event.record().isTruncated(), event -> 1);
            case "args" -> new FieldValue.Texts<>(WindowsEvent::arguments);
            case "argc" -> argumentCount();
            default ->
                map.recorded(field)
                        .map(recorded -> recorded(field, recorded))
                        .or(() -> ImageFields.find(kind, field.name()))
                        .orElse(new FieldValue.None<>());
        };
    }

    private static FieldValue<WindowsEvent> recorded(Field field, RecordField recorded) {
        return switch (recorded.kind()) {
            case NUMBER ->
                new FieldValue.Numeric<>(
                        event -> event.record().has(recorded),
                        field.type() == FieldType.BOOL
                                ? event -> event.record().number(recorded) == 0 ? 0 : 1
                                : event -> event.record().number(recorded));
            case TIME ->
                new FieldValue.Numeric<>(
                        event -> event.record().has(recorded)
                                && FileTime.isTime(event.record().number(recorded)),
                        event -> FileTime.toEpochNanos(event.record().number(recorded)));
            case TICKS ->
                new FieldValue.Numeric<>(
                        event -> event.record().has(recorded)
                                && FileTime.isLength(event.record().number(recorded)),
                        event -> event.record().number(recorded) * FileTime.TICK);
            case TEXT -> new FieldValue.Text<>(event -> event.record().text(recorded));
            case DATA -> new FieldValue.None<>();
        };
    }

    private static FieldValue<WindowsEvent> guid(RecordField pid, RecordField start) {
        return new FieldValue.Text<>(
                event -> event.record().has(pid) && event.record().has(start)
                        ? event.machine()
                                .guid(event.record().number(pid), event.record().number(start))
                        : null);
    }

    private static FieldValue<WindowsEvent> user(RecordField sid) {
        return new FieldValue.Text<>(
                event -> event.machine().userOf(event.record().text(sid)));
    }

    private static FieldValue<WindowsEvent> address(RecordField number) {
        return new FieldValue.Text<>(event -> event.record().has(number)
                ? "0x"
                        + HexFormat.of()
                                .withUpperCase()
                                .toHexDigits(event.record().number(number))
                : null);
    }

    private static FieldValue<WindowsEvent> argumentCount() {
        return new FieldValue.Numeric<>(event -> event.arguments() != null, event -> {
            List<String> arguments = event.arguments();
            return arguments == null ? 0 : arguments.size();
        });
    }
}
