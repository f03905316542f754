package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sysmon's events, of Windows and of Linux, in the streams that have fields for them.
 *
 * <p>A field of a stream answers to Sysmon's name, and is read as its type says; what is different is said here. Records of older versions lack some fields, and
 * those are missing.
 */
final class SysmonMappings {
    static final String WINDOWS = "Microsoft-Windows-Sysmon";
    static final String LINUX = "Linux-Sysmon";

    /** Of the audit of Linux. */
    private static final long NO_SESSION = 0xFFFF_FFFFL;

    private SysmonMappings() {}

    /** All of them, of one system. */
    static List<LogMapping> of(Os os) {
        return SysmonEvent.ALL.stream().map(event -> mapping(event, os)).toList();
    }

    private static LogMapping mapping(SysmonEvent event, Os os) {
        MappingBuilder mapping = new MappingBuilder(event.stream(), os, event.id());
        for (String name : event.names()) {
            Field field = mapping.stream().field(name);
            mapping.data(field.name(), name);
        }
        mapping.set(
                "time",
                new FieldSource.FirstOf(
                        new FieldSource.Data("UtcTime", Conversion.TIME),
                        new FieldSource.FixedNumber(LogRecord.SystemNumber.TIME)));
        if (event.isOfProcess()) {
            mapping.program("image", "name", "Image");
        }
        particulars(event, mapping);
        if (event.id() == 1 && os == Os.LINUX) {
            linuxSession(mapping);
        }
        return mapping.build();
    }

    /** What is not as Sysmon has it. */
    private static void particulars(SysmonEvent event, MappingBuilder mapping) {
        switch (event.stream()) {
            case "procs" -> procs(mapping);
            case "net" -> mapping.set("op", connection());
            case "threads", "access" -> source(event, mapping);
            case "files" -> mapping.constant("op", fileWord(event.id()));
            case "registry" -> mapping.set("op", registryWord(event.id()));
            case "pipes" ->
                mapping.constant("op", event.id() == 17 ? "create" : "connect").constant("kind", "named");
            case "wmi" ->
                mapping.data("op", "Operation", Conversion.TEXT)
                        .constant("kind", event.id() == 19 ? "filter" : event.id() == 20 ? "consumer" : "binding");
            case "health" -> health(event.id(), mapping);
            default -> {
                // As Sysmon has it.
            }
        }
    }

    private static void procs(MappingBuilder mapping) {
        mapping.program("parentImage", "parent", "ParentImage");
        mapping.data("sha256", "Hashes", Conversion.SHA256)
                .data("sha1", "Hashes", Conversion.SHA1)
                .data("md5", "Hashes", Conversion.MD5)
                .data("imphash", "Hashes", Conversion.IMPHASH);
    }

    /** Linux has no levels of integrity, which Sysmon calls {@code no level}, and what is of no session has the number of that. */
    private static void linuxSession(MappingBuilder mapping) {
        mapping.set("integrity", but("no level", "IntegrityLevel", Conversion.LOWER_CASE))
                .set("session", but(NO_SESSION, "TerminalSessionId", Conversion.NUMBER))
                .set("logonId", but(NO_SESSION, "LogonId", Conversion.NUMBER));
    }

    /** A field that is one of the record's data, where one value stands for none. */
    private static FieldSource but(Object none, String name, Conversion conversion) {
        FieldSource.Data data = new FieldSource.Data(name, conversion);
        return new FieldSource.Choice(new LogMapping.Condition(data, Set.of(none)), FieldSource.NONE, data);
    }

    /** Of UDP nothing is opened: who is said to have begun has sent. */
    private static FieldSource connection() {
        return new FieldSource.Choice(
                new LogMapping.Condition(new FieldSource.Data("Protocol", Conversion.LOWER_CASE), Set.of("udp")),
                initiated("send", "receive"),
                initiated("connect", "accept"));
    }

    private static FieldSource initiated(String itself, String other) {
        return new FieldSource.Words(
                new FieldSource.Data("Initiated", Conversion.TRUTH), Map.of(1L, itself, 0L, other));
    }

    /** The process that did it is the one that the event is about. */
    private static void source(SysmonEvent event, MappingBuilder mapping) {
        String guid = event.stream().equals("access") ? "SourceProcessGUID" : "SourceProcessGuid";
        mapping.program("image", "name", "SourceImage")
                .data("pid", "SourceProcessId")
                .data("guid", guid)
                .data("user", "SourceUser");
        if (event.stream().equals("access")) {
            mapping.data("tid", "SourceThreadId").constant("op", "open");
        }
    }

    private static String fileWord(int id) {
        return switch (id) {
            case 2 -> "settime";
            case 11 -> "create";
            case 15 -> "stream";
            case 27 -> "block";
            case 28 -> "shred";
            case 29 -> "executable";
            default -> "delete";
        };
    }

    /** The number does, but for the one that tells of several; a key {@code EventType} of shippers may hide Sysmon's own. */
    private static FieldSource registryWord(int id) {
        return switch (id) {
            case 13 -> new FieldSource.Constant("set");
            case 14 -> new FieldSource.Constant("rename");
            default ->
                new FieldSource.Words(
                        new FieldSource.Data("EventType", Conversion.TEXT),
                        Map.of("CreateKey", "create", "DeleteKey", "delete", "DeleteValue", "deleteValue"));
        };
    }

    private static void health(int id, MappingBuilder mapping) {
        switch (id) {
            case 4 -> mapping.constant("kind", "state").data("message", "State");
            case 16 -> mapping.constant("kind", "config").data("message", "Configuration");
            default -> mapping.constant("kind", "error").data("message", "Description");
        }
    }
}
