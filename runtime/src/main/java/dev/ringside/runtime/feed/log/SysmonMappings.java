package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sysmon's events, of Windows and of Linux, in the streams that have fields for them.
 *
 * <p>The fields are those of its schema 4.90, in the order of the manifest; records of older versions lack some of them, and those are missing. A field of a
 * stream answers to Sysmon's name, and is read as its type says; what is different is said here.
 */
final class SysmonMappings {
    static final String WINDOWS = "Microsoft-Windows-Sysmon";
    static final String LINUX = "Linux-Sysmon";

    private static final String PROCESS = "RuleName UtcTime ProcessGuid ProcessId Image User ";
    private static final String PAIR =
            "RuleName UtcTime SourceProcess%1$s SourceProcessId SourceImage TargetProcess%1$s TargetProcessId TargetImage"
                    + " SourceUser TargetUser ";
    private static final String VERSION = "FileVersion Description Product Company OriginalFileName ";
    private static final String DELETED = PROCESS + "TargetFilename Hashes IsExecutable";

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    1,
                    "procs",
                    PROCESS + VERSION
                            + "CommandLine CurrentDirectory LogonGuid LogonId TerminalSessionId IntegrityLevel"
                            + " Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser"),
            new Kind(2, "files", PROCESS + "TargetFilename CreationUtcTime PreviousCreationUtcTime"),
            new Kind(
                    3,
                    "net",
                    PROCESS + "Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName"
                            + " DestinationIp DestinationHostname DestinationPort DestinationPortName"),
            new Kind(4, "health", "UtcTime State Version SchemaVersion"),
            new Kind(5, "exits", PROCESS),
            new Kind(6, "modules", "RuleName UtcTime ImageLoaded Hashes Signed Signature SignatureStatus"),
            new Kind(7, "images", PROCESS + VERSION + "ImageLoaded Hashes Signed Signature SignatureStatus"),
            new Kind(8, "threads", PAIR.formatted("Guid") + "NewThreadId StartAddress StartModule StartFunction"),
            new Kind(9, "rawreads", PROCESS + "Device"),
            new Kind(10, "access", PAIR.formatted("GUID") + "SourceThreadId GrantedAccess CallTrace"),
            new Kind(11, "files", PROCESS + "TargetFilename CreationUtcTime"),
            new Kind(12, "registry", PROCESS + "EventType TargetObject"),
            new Kind(13, "registry", PROCESS + "TargetObject Details"),
            new Kind(14, "registry", PROCESS + "TargetObject NewName"),
            new Kind(15, "files", PROCESS + "TargetFilename CreationUtcTime Hash Contents"),
            new Kind(16, "health", "UtcTime Configuration ConfigurationFileHash"),
            new Kind(17, "pipes", PROCESS + "PipeName"),
            new Kind(18, "pipes", PROCESS + "PipeName"),
            new Kind(19, "wmi", "RuleName UtcTime Operation User EventNamespace Name Query"),
            new Kind(20, "wmi", "RuleName UtcTime Operation User Name Type Destination"),
            new Kind(21, "wmi", "RuleName UtcTime Operation User Consumer Filter"),
            new Kind(22, "dns", PROCESS + "QueryName QueryStatus QueryResults"),
            new Kind(23, "files", DELETED + " Archived"),
            new Kind(24, "clipboard", PROCESS + "Session ClientInfo Hashes Archived"),
            new Kind(25, "tampering", PROCESS + "Type"),
            new Kind(26, "files", DELETED),
            new Kind(27, "files", PROCESS + "TargetFilename Hashes"),
            new Kind(28, "files", DELETED),
            new Kind(29, "files", PROCESS + "TargetFilename Hashes"),
            new Kind(100, "bpf", PROCESS + "BpfCommand BpfProgramType BpfProgramId BpfProgramName"),
            new Kind(255, "health", "UtcTime ID Description"));

    private SysmonMappings() {}

    /** @param fields Sysmon's names */
    private record Kind(int id, String stream, String fields) {}

    /** All of them, of one system. */
    static List<LogMapping> of(Os os) {
        return KINDS.stream().map(kind -> mapping(kind, os)).toList();
    }

    private static LogMapping mapping(Kind kind, Os os) {
        MappingBuilder mapping = new MappingBuilder(kind.stream, os, kind.id);
        for (String name : kind.fields.strip().split(" ", -1)) {
            Field field = mapping.stream().field(name);
            mapping.data(field.name(), name);
        }
        mapping.set(
                "time",
                new FieldSource.FirstOf(
                        new FieldSource.Data("UtcTime", Conversion.TIME),
                        new FieldSource.FixedNumber(LogRecord.SystemNumber.TIME)));
        if (kind.fields.startsWith(PROCESS)) {
            mapping.program("image", "name", "Image");
        }
        particulars(kind, mapping);
        return mapping.build();
    }

    /** What is not as Sysmon has it. */
    private static void particulars(Kind kind, MappingBuilder mapping) {
        switch (kind.stream) {
            case "procs" -> procs(mapping);
            case "net" -> mapping.set("op", connection());
            case "threads", "access" -> source(kind, mapping);
            case "files" -> mapping.constant("op", fileWord(kind.id));
            case "registry" -> mapping.set("op", registryWord(kind.id));
            case "pipes" ->
                mapping.constant("op", kind.id == 17 ? "create" : "connect").constant("kind", "named");
            case "wmi" ->
                mapping.data("op", "Operation", Conversion.TEXT)
                        .constant("kind", kind.id == 19 ? "filter" : kind.id == 20 ? "consumer" : "binding");
            case "health" -> health(kind.id, mapping);
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
    private static void source(Kind kind, MappingBuilder mapping) {
        String guid = kind.stream.equals("access") ? "SourceProcessGUID" : "SourceProcessGuid";
        mapping.program("image", "name", "SourceImage")
                .data("pid", "SourceProcessId")
                .data("guid", guid)
                .data("user", "SourceUser");
        if (kind.stream.equals("access")) {
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
