package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.dns.RecordType;
import dev.ringside.runtime.feed.log.FieldSource.Data;
import dev.ringside.runtime.feed.log.FieldSource.FirstOf;
import dev.ringside.runtime.feed.log.FieldSource.FixedNumber;
import dev.ringside.runtime.feed.log.FieldSource.FixedText;
import dev.ringside.runtime.feed.log.FieldSource.Made;
import dev.ringside.runtime.feed.shared.WmiCause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What other parts of Windows log, in the streams that have the same from ETW. They write their records themselves, so that the process which wrote one is the
 * one that it is about.
 */
final class WindowsMappings {
    static final String POWERSHELL = "Microsoft-Windows-PowerShell";
    static final String POWERSHELL_CORE = "PowerShellCore";
    static final String DNS_CLIENT = "Microsoft-Windows-DNS-Client";
    static final String WMI_ACTIVITY = "Microsoft-Windows-WMI-Activity";

    private static final int COMMAND = 4103;
    private static final int SCRIPT_BLOCK = 4104;
    private static final int ANSWERED = 3008;
    private static final int WATCHED = 5859;
    private static final int WATCHED_FOR_A_WHILE = 5860;
    private static final int BOUND = 5861;

    private static final FieldSource WRITER = new FixedNumber(LogRecord.SystemNumber.PID);
    private static final Data QUERY_TYPE = new Data("QueryType", Conversion.NUMBER);
    private static final Data CAUSE = new Data("PossibleCause", Conversion.TEXT);
    private static final Data CONSUMER = new Data("CONSUMER", Conversion.TEXT);
    private static final Data CONTEXT = new Data("ContextInfo", Conversion.TEXT);

    private WindowsMappings() {}

    static List<LogMapping> powershell() {
        return List.of(
                writer(new MappingBuilder("powershell", Os.WINDOWS, SCRIPT_BLOCK))
                        .data("script", "ScriptBlockText")
                        .data("scriptId", "ScriptBlockId")
                        .data("path", "Path")
                        .build(),
                writer(new MappingBuilder("powershell", Os.WINDOWS, COMMAND))
                        .data("script", "Payload")
                        .set("path", context("Script Name"))
                        .set("cmdline", context("Host Application"))
                        .set("user", context("User"))
                        .build());
    }

    private static MappingBuilder writer(MappingBuilder mapping) {
        return mapping.set("pid", WRITER)
                .set("tid", new FixedNumber(LogRecord.SystemNumber.TID))
                .set("user", new FixedText(LogRecord.SystemText.USER_SID));
    }

    /** A line of what a command was called in: {@code Script Name = C:\x.ps1}. */
    private static FieldSource context(String name) {
        Pattern line = Pattern.compile("(?m)^[ \\t]*+" + name + " = (.*\\S)");
        return made(CONTEXT, text -> {
            Matcher found = line.matcher(text);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });
    }

    private static FieldSource made(Data of, Function<String, Optional<String>> text) {
        return new Made(record ->
                of.of(record) instanceof String value ? text.apply(value).orElse(null) : null);
    }

    static List<LogMapping> dnsClient() {
        return List.of(writer(new MappingBuilder("dns", Os.WINDOWS, ANSWERED))
                .data("query", "QueryName")
                .set("type", new Made(WindowsMappings::recordType))
                .data("status", "QueryStatus")
                .data("answers", "QueryResults")
                .build());
    }

    private static @Nullable String recordType(LogRecord record) {
        return QUERY_TYPE.of(record) instanceof Long type && type == type.intValue()
                ? RecordType.name(type.intValue())
                : null;
    }

    /** The service writes these, and says in some whom it writes of. */
    static List<LogMapping> wmiActivity() {
        return List.of(watched(WATCHED), watched(WATCHED_FOR_A_WHILE), bound());
    }

    private static LogMapping watched(int eventId) {
        return subscription(eventId)
                .constant("kind", "filter")
                .set("pid", new FirstOf(first("Processid", "processid", Conversion.NUMBER), WRITER))
                .set("query", first("Query", "query", Conversion.TEXT))
                .build();
    }

    private static LogMapping bound() {
        return subscription(BOUND)
                .constant("kind", "binding")
                .set("pid", WRITER)
                .set("query", made(CAUSE, WmiCause::query))
                .set("consumerType", made(CONSUMER, WmiCause::consumerClass))
                .set("destination", made(CAUSE, WmiCause::destination))
                .set("consumer", CONSUMER)
                .data("filter", "ESS")
                .build();
    }

    private static MappingBuilder subscription(int eventId) {
        return new MappingBuilder("wmi", Os.WINDOWS, eventId)
                .constant("op", "Created")
                .set("user", first("User", "user", Conversion.TEXT))
                .set("namespace", first("NamespaceName", "Namespace", Conversion.TEXT));
    }

    private static FieldSource first(String name, String other, Conversion conversion) {
        return new FirstOf(new Data(name, conversion), new Data(other, conversion));
    }
}
