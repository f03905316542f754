package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.BOOL;
import static dev.ringside.dsl.schema.FieldType.ENUM;
import static dev.ringside.dsl.schema.FieldType.HASH;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.NAME;
import static dev.ringside.dsl.schema.FieldType.PATH;
import static dev.ringside.dsl.schema.FieldType.PROCESSES;
import static dev.ringside.dsl.schema.FieldType.TEXT;
import static dev.ringside.dsl.schema.FieldType.TIME;

import java.util.List;

/** The fields that streams have in common, always first and in this order, so that their slots are the same everywhere. */
final class SharedFields {
    private SharedFields() {}

    /** A stream with the common fields only. */
    static StreamType.Builder common(String name, String description, Integer... sysmonIds) {
        return new StreamType.Builder(name, description, sysmonIds)
                .field("time", TIME, "UtcTime", "When it happened, UTC")
                .field("stream", ENUM, "The stream that the event belongs to")
                .field("host", TEXT, "The machine it happened on")
                .field("seq", INT, "The event's number in its feed, counting up")
                .field("eventId", INT, "The event's id: Sysmon's, or its provider's")
                .add("os", ENUM, List.of(), List.of("linux", "windows"), "The operating system it happened on")
                .field("ruleName", TEXT, "RuleName", "The name of the rule that let it through");
    }

    /** A stream whose events a process did. */
    static StreamType.Builder process(String name, String description, Integer... sysmonIds) {
        return common(name, description, sysmonIds)
                .field("pid", INT, "ProcessId", "Process id")
                .field("tid", INT, "Thread id")
                .field("ppid", INT, "ParentProcessId", "Process id of the parent")
                .field("guid", TEXT, "ProcessGuid", "A process id that survives pid reuse: host, pid and start time")
                .field("image", PATH, "Image", "Full path of the program")
                .field("name", NAME, "File name of the program")
                .field("parent", NAME, "File name of the parent's program")
                .field("parentImage", PATH, "ParentImage", "Full path of the parent's program")
                .field("parentGuid", TEXT, "ParentProcessGuid", "The parent's guid")
                .field("cmdline", TEXT, "CommandLine", "Command line, arguments joined by blanks")
                .field("parentCmdline", TEXT, "ParentCommandLine", "The parent's command line")
                .field("cwd", PATH, "CurrentDirectory", "Working directory")
                .field("user", TEXT, "User", "User name")
                .field("uid", INT, "Real user id")
                .field("euid", INT, "Effective user id")
                .field("gid", INT, "Real group id")
                .field("session", INT, "TerminalSessionId", "Login session: the audit session on Linux")
                .field("logonId", INT, "LogonId", "Logon id (Windows)")
                .field("logonGuid", TEXT, "LogonGuid", "Logon guid (Windows)")
                .add(
                        "integrity",
                        ENUM,
                        List.of("IntegrityLevel"),
                        List.of("untrusted", "low", "medium", "high", "system"),
                        "Integrity level (Windows)")
                .field("parentUser", TEXT, "ParentUser", "The parent's user name")
                .field("cgroup", TEXT, "Path of the control group (Linux)")
                .field("container", TEXT, "Container id, from the control group (Linux)")
                .field("startTime", TIME, "When the process started, UTC")
                .field("ancestors", PROCESSES, "The processes above, nearest first")
                .field("truncated", BOOL, "True if a value was too long and was cut");
    }

    /** What a Windows image says of itself. */
    static StreamType.Builder version(StreamType.Builder stream) {
        return stream.field("fileVersion", TEXT, "FileVersion", "The image's version (Windows)")
                .field("description", TEXT, "Description", "The image's description (Windows)")
                .field("product", TEXT, "Product", "The image's product (Windows)")
                .field("company", TEXT, "Company", "The image's company (Windows)")
                .field("originalName", TEXT, "OriginalFileName", "The image's original file name (Windows)");
    }

    /** The hashes of a file and who signed it, as Sysmon has them. */
    static StreamType.Builder signed(StreamType.Builder stream) {
        return stream.field("hashes", HASH, "Hashes", "Hashes of the file as Sysmon writes them: SHA256=…,MD5=…")
                .field("signed", BOOL, "Signed", "True if the file is signed")
                .field("signature", TEXT, "Signature", "Who signed the file")
                .field("signatureStatus", TEXT, "SignatureStatus", "Whether the signature is valid, and if not why");
    }
}
