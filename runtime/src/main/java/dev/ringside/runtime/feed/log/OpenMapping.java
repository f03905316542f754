package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fixed fields of streams that take any record: {@code events}, and those of providers. */
final class OpenMapping {
    private OpenMapping() {}

    static LogMapping of(StreamType stream) {
        return new LogMapping(
                stream,
                0,
                List.of(),
                stream.fields().stream().map(field -> source(stream, field)).toList());
    }

    private static FieldSource source(StreamType stream, Field field) {
        return switch (field.name()) {
            case "stream" -> new FieldSource.Constant(stream.name());
            case "os" -> new FieldSource.Made(record -> record.os().name().toLowerCase(Locale.ROOT));
            case "seq" -> new FieldSource.Sequence();
            case "time" -> number(LogRecord.SystemNumber.TIME);
            case "eventId" -> number(LogRecord.SystemNumber.EVENT_ID);
            case "host", "computer" -> text(LogRecord.SystemText.COMPUTER);
            case "provider" -> text(LogRecord.SystemText.PROVIDER);
            case "providerId" -> text(LogRecord.SystemText.PROVIDER_ID);
            case "channel" -> text(LogRecord.SystemText.CHANNEL);
            case "activityId" -> text(LogRecord.SystemText.ACTIVITY_ID);
            case "user" -> text(LogRecord.SystemText.USER_SID);
            case "level" -> number(LogRecord.SystemNumber.LEVEL);
            case "version" -> number(LogRecord.SystemNumber.VERSION);
            case "opcode" -> number(LogRecord.SystemNumber.OPCODE);
            case "task" -> new FieldSource.Made(OpenMapping::task);
            case "keywords" -> number(LogRecord.SystemNumber.KEYWORDS);
            case "recordId" -> number(LogRecord.SystemNumber.RECORD_ID);
            case "pid" -> number(LogRecord.SystemNumber.PID);
            case "tid" -> number(LogRecord.SystemNumber.TID);
            default -> FieldSource.NONE;
        };
    }

    private static FieldSource text(LogRecord.SystemText field) {
        return new FieldSource.FixedText(field);
    }

    private static FieldSource number(LogRecord.SystemNumber field) {
        return new FieldSource.FixedNumber(field);
    }

    /** Its number: names are in the provider's files, not in the log. */
    private static @Nullable String task(LogRecord record) {
        OptionalLong task = record.number(LogRecord.SystemNumber.TASK);
        return task.isPresent() ? Long.toString(task.getAsLong()) : null;
    }
}
