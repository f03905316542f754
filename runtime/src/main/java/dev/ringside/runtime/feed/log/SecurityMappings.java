package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.log.FieldSource.Choice;
import dev.ringside.runtime.feed.log.FieldSource.Constant;
import dev.ringside.runtime.feed.log.FieldSource.Data;
import dev.ringside.runtime.feed.log.FieldSource.FirstOf;
import dev.ringside.runtime.feed.log.FieldSource.Joined;
import dev.ringside.runtime.feed.log.FieldSource.Made;
import dev.ringside.runtime.feed.log.FieldSource.Words;
import dev.ringside.runtime.feed.log.LogMapping.Condition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Windows' own auditing reports, in the streams of the same meaning.
 *
 * <p>Handles that are only asked for (4656), ports that are only bound (5158) and connections that are refused (5157) mean nothing else there, and are in {@code
 * events} alone. Paths below {@code \device\harddiskvolume2} stay as they are: which drive that was is not in the log.
 */
final class SecurityMappings {
    static final String PROVIDER = "Microsoft-Windows-Security-Auditing";

    private static final int PROCESS_CREATED = 4688;
    private static final int PROCESS_EXITED = 4689;
    private static final int OBJECT_ACCESSED = 4663;
    private static final int VALUE_CHANGED = 4657;
    private static final int LISTENING = 5154;
    private static final int CONNECTED = 5156;

    private static final long TCP = 6;
    private static final long UDP = 17;
    private static final long DELETE = 0x10000;

    private static final Data PROTOCOL = new Data("Protocol", Conversion.NUMBER);
    private static final Data OBJECT_TYPE = new Data("ObjectType", Conversion.TEXT);
    private static final Data ACCESS_MASK = new Data("AccessMask", Conversion.NUMBER);
    private static final Data NEW_NUMBER = new Data("NewValue", Conversion.NUMBER);
    /** As the log has it, and as those who pass it on say it in words. */
    private static final Condition INCOMING =
            new Condition(new Data("Direction", Conversion.TEXT), Set.of("%%14592", "Inbound"));

    private static final Map<Object, String> INTEGRITY = Map.of(
            "S-1-16-0", "untrusted",
            "S-1-16-4096", "low",
            "S-1-16-8192", "medium",
            "S-1-16-8448", "medium",
            "S-1-16-12288", "high",
            "S-1-16-16384", "system");

    /** A token with all the rights of an administrator, beside one without. */
    private static final String ELEVATED = "%%1937";

    /** Whose sessions these always are. The log names the computer's account there; Sysmon does not. */
    private static final Map<Object, String> SERVICES = Map.of(
            0x3e7L, "NT AUTHORITY\\SYSTEM",
            0x3e5L, "NT AUTHORITY\\LOCAL SERVICE",
            0x3e4L, "NT AUTHORITY\\NETWORK SERVICE");

    private SecurityMappings() {}

    static List<LogMapping> all() {
        return List.of(processCreated(), processExited(), connected(), listening(), file(), key(), value());
    }

    private static LogMapping processCreated() {
        return new MappingBuilder("procs", Os.WINDOWS, PROCESS_CREATED)
                .data("pid", "NewProcessId")
                .program("image", "name", "NewProcessName")
                .data("cmdline", "CommandLine")
                .data("ppid", "ProcessId")
                .program("parentImage", "parent", "ParentProcessName")
                // Of a process that another user is given the target is who; of all others it is nobody.
                .set("user", new FirstOf(user("Target"), user("Subject")))
                .set(
                        "logonId",
                        new FirstOf(
                                new Data("TargetLogonId", Conversion.NUMBER_BUT_ZERO),
                                new Data("SubjectLogonId", Conversion.NUMBER)))
                .set(
                        "integrity",
                        new FirstOf(
                                new Words(new Data("MandatoryLabel", Conversion.TEXT), INTEGRITY),
                                new Words(new Data("TokenElevationType", Conversion.TEXT), Map.of(ELEVATED, "high"))))
                .set("parentUser", user("Subject"))
                .build();
    }

    private static LogMapping processExited() {
        return subject(new MappingBuilder("exits", Os.WINDOWS, PROCESS_EXITED))
                .data("pid", "ProcessId")
                .program("image", "name", "ProcessName")
                .data("exitCode", "Status")
                .build();
    }

    private static MappingBuilder subject(MappingBuilder mapping) {
        return mapping.set("user", user("Subject")).data("logonId", "SubjectLogonId");
    }

    /** @param whose the beginning of the names */
    private static FieldSource user(String whose) {
        return new FirstOf(
                new Words(new Data(whose + "LogonId", Conversion.NUMBER), SERVICES),
                new Joined(
                        new Data(whose + "DomainName", Conversion.TEXT),
                        new Data(whose + "UserName", Conversion.TEXT)));
    }

    /** The source is who opened the connection, whichever way it goes. */
    private static LogMapping connected() {
        return socket(CONNECTED)
                .set(
                        "op",
                        new Choice(
                                new Condition(PROTOCOL, Set.of(UDP)),
                                new Choice(INCOMING, new Constant("receive"), new Constant("send")),
                                new Choice(INCOMING, new Constant("accept"), new Constant("connect"))))
                .set("initiated", new Choice(INCOMING, new Constant(0L), new Constant(1L)))
                .data("src", "SourceAddress")
                .data("srcPort", "SourcePort")
                .data("dst", "DestAddress")
                .data("dstPort", "DestPort")
                .build();
    }

    /** A listener is the other side of those that will connect. */
    private static LogMapping listening() {
        return socket(LISTENING)
                .constant("op", "listen")
                .data("dst", "SourceAddress")
                .data("dstPort", "SourcePort")
                .build();
    }

    /** What has no ports, as ICMP, is left out: in their place the log has the type and code of a message. */
    private static MappingBuilder socket(int eventId) {
        return new MappingBuilder("net", Os.WINDOWS, eventId)
                .when(PROTOCOL, TCP, UDP)
                .set("proto", new Words(PROTOCOL, Map.of(TCP, "tcp", UDP, "udp")))
                .set("pid", first("ProcessID", "ProcessId", Conversion.NUMBER))
                .program("image", "name", "Application");
    }

    /** The manifest's name, or the one that shippers make of it. */
    private static FieldSource first(String name, String other, Conversion conversion) {
        return new FirstOf(new Data(name, conversion), new Data(other, conversion));
    }

    private static LogMapping file() {
        return object("files")
                .when(OBJECT_TYPE, "File")
                .set(
                        "op",
                        new FirstOf(
                                new Words(ACCESS_MASK, Map.of(DELETE, "delete", 2L, "write", 4L, "write", 6L, "write")),
                                new Constant("open")))
                .data("path", "ObjectName")
                .build();
    }

    /** Of keys only what deletes them: what is set in them is told by itself, and reading changes nothing. */
    private static LogMapping key() {
        return object("registry")
                .when(OBJECT_TYPE, "Key")
                .when(ACCESS_MASK, DELETE)
                .constant("op", "delete")
                .data("key", "ObjectName", Conversion.REGISTRY_PATH)
                .build();
    }

    private static MappingBuilder object(String stream) {
        return subject(new MappingBuilder(stream, Os.WINDOWS, OBJECT_ACCESSED))
                .data("pid", "ProcessId")
                .program("image", "name", "ProcessName");
    }

    private static LogMapping value() {
        return subject(new MappingBuilder("registry", Os.WINDOWS, VALUE_CHANGED))
                .data("pid", "ProcessId")
                .program("image", "name", "ProcessName")
                .set(
                        "op",
                        new Choice(
                                new Condition(
                                        new Data("OperationType", Conversion.TEXT),
                                        Set.of("%%1906", "Registry value deleted")),
                                new Constant("deleteValue"),
                                new Constant("set")))
                .set(
                        "key",
                        new Joined(
                                new Data("ObjectName", Conversion.REGISTRY_PATH),
                                new Data("ObjectValueName", Conversion.TEXT)))
                .set(
                        "details",
                        new Choice(
                                new Condition(new Data("NewValueType", Conversion.TEXT), Set.of("%%1876", "REG_DWORD")),
                                new Made(SecurityMappings::doubleWord),
                                new Data("NewValue", Conversion.TEXT)))
                .build();
    }

    /** As Sysmon writes it. */
    private static @Nullable String doubleWord(LogRecord record) {
        return NEW_NUMBER.of(record) instanceof Long number ? "DWORD (0x%08x)".formatted(number) : null;
    }
}
