package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SysmonMappingsTest {
    @Test
    void aNewProcessHasItsParentAndTheHashesOneByOne() {
        TestRecord record = TestRecord.sysmon(
                1,
                "RuleName",
                "technique_id=T1059",
                "ProcessGuid",
                "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}",
                "ProcessId",
                "4711",
                "Image",
                "C:\\Windows\\System32\\cmd.exe",
                "CommandLine",
                "cmd /c whoami",
                "User",
                "LAB\\ann",
                "LogonId",
                "0x3e7",
                "TerminalSessionId",
                "1",
                "IntegrityLevel",
                "Medium",
                "Hashes",
                "SHA1=A1,MD5=B2,SHA256=C3,IMPHASH=D4",
                "ParentProcessId",
                "42",
                "ParentImage",
                "C:\\Program Files\\Office\\WINWORD.EXE");

        assertThat(LogEvents.fields("procs", record))
                .containsOnly(
                        entry("ruleName", "technique_id=T1059"),
                        entry("guid", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"),
                        entry("pid", "4711"),
                        entry("image", "C:\\Windows\\System32\\cmd.exe"),
                        entry("name", "cmd.exe"),
                        entry("cmdline", "cmd /c whoami"),
                        entry("user", "LAB\\ann"),
                        entry("logonId", "999"),
                        entry("session", "1"),
                        entry("integrity", "medium"),
                        entry("hashes", "SHA1=A1,MD5=B2,SHA256=C3,IMPHASH=D4"),
                        entry("sha1", "A1"),
                        entry("md5", "B2"),
                        entry("sha256", "C3"),
                        entry("imphash", "D4"),
                        entry("ppid", "42"),
                        entry("parentImage", "C:\\Program Files\\Office\\WINWORD.EXE"),
                        entry("parent", "WINWORD.EXE"));
    }

    @Test
    void whatSysmonSaysOfTheTimeGoesBeforeWhenTheRecordWasWritten() {
        assertThat(time("UtcTime", "2026-01-31 11:59:59.500")).isEqualTo(TestRecord.TIME - 500_000_000);
        assertThat(time("UtcTime", "yesterday")).isEqualTo(TestRecord.TIME);
        assertThat(time()).isEqualTo(TestRecord.TIME);
    }

    private static long time(String... data) {
        Event event = LogEvents.event("procs", TestRecord.sysmon(1, data));
        return event.number(event.stream().field("time").slot());
    }

    @Test
    void whatEveryEventHasIsTheRecords() {
        Event event = LogEvents.event("exits", TestRecord.sysmonForLinux(5));

        assertThat(event.os()).isEqualTo(Os.LINUX);
        assertThat(value(event, "os")).isEqualTo("linux");
        assertThat(value(event, "stream")).isEqualTo("exits");
        assertThat(value(event, "host")).isEqualTo("pc.example.org");
        assertThat(value(event, "seq")).isEqualTo(1L);
        assertThat(value(event, "eventId")).isEqualTo(5L);
    }

    private static @Nullable Object value(Event event, String field) {
        return LogEvents.value(event, event.stream().field(field));
    }

    @Test
    void aDashAndAnEmptyTextAreMissing() {
        assertThat(LogEvents.fields(
                        "procs",
                        TestRecord.sysmon(1, "RuleName", "-", "Description", "", "Hashes", "-", "ProcessId", "-")))
                .isEmpty();
    }

    @Test
    void onLinuxTheFileNameIsBehindTheLastSlash() {
        assertThat(LogEvents.fields(
                        "procs",
                        TestRecord.sysmonForLinux(1, "Image", "/opt/back\\slash", "ParentImage", "/usr/bin/bash")))
                .containsEntry("name", "back\\slash")
                .containsEntry("parent", "bash");
    }

    @Test
    void onLinuxThereIsNoLevelAndPerhapsNoSession() {
        assertThat(LogEvents.fields(
                        "procs",
                        TestRecord.sysmonForLinux(
                                1, "IntegrityLevel", "no level", "TerminalSessionId", "4294967295", "LogonId", "1000")))
                .containsOnly(entry("logonId", "1000"));
    }

    @ParameterizedTest
    @CsvSource({"tcp, true, connect", "tcp, false, accept", "udp, true, send", "udp, false, receive"})
    void whatAConnectionDidFollowsFromWhoBegan(String protocol, String initiated, String word) {
        assertThat(LogEvents.fields(
                        "net",
                        TestRecord.sysmon(
                                3,
                                "Protocol",
                                protocol,
                                "Initiated",
                                initiated,
                                "SourceIsIpv6",
                                "false",
                                "SourceIp",
                                "10.0.0.7",
                                "SourcePort",
                                "50000",
                                "DestinationIp",
                                "0:0:0:0:0:0:0:1",
                                "DestinationPort",
                                "443",
                                "DestinationPortName",
                                "https")))
                .containsOnly(
                        entry("op", word),
                        entry("proto", protocol),
                        entry("initiated", initiated.equals("true") ? "1" : "0"),
                        entry("ipv6", "0"),
                        entry("src", "10.0.0.7"),
                        entry("srcPort", "50000"),
                        entry("dst", "::1"),
                        entry("dstPort", "443"),
                        entry("dstPortName", "https"));
    }

    @Test
    void answersToANameAreAListOfTexts() {
        Event event = LogEvents.event(
                "dns",
                TestRecord.sysmon(
                        22,
                        "QueryName",
                        "example.org",
                        "QueryStatus",
                        "0",
                        "QueryResults",
                        "type:  5 www.example.org;::ffff:192.0.2.7;"));

        assertThat(value(event, "answers")).isEqualTo(List.of("type:  5 www.example.org", "::ffff:192.0.2.7"));
        assertThat(value(event, "status")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "2, settime",
        "11, create",
        "15, stream",
        "23, delete",
        "26, delete",
        "27, block",
        "28, shred",
        "29, executable"
    })
    void theNumberOfAnEventSaysWhatWasDoneToAFile(int eventId, String word) {
        assertThat(LogEvents.fields("files", TestRecord.sysmon(eventId, "TargetFilename", "C:\\x")))
                .containsOnly(entry("op", word), entry("path", "C:\\x"));
    }

    @Test
    void timesAndTruthsOfAFileAreNoTexts() {
        assertThat(LogEvents.fields(
                        "files", TestRecord.sysmon(2, "PreviousCreationUtcTime", "2026-01-31 12:00:00.000")))
                .containsEntry("previousCreated", Long.toString(TestRecord.TIME));
        assertThat(LogEvents.fields("files", TestRecord.sysmon(26, "IsExecutable", "true")))
                .containsEntry("isExecutable", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "12, CreateKey, create",
        "12, DeleteKey, delete",
        "12, DeleteValue, deleteValue",
        "13, SetValue, set",
        "14, RenameKey, rename",
        // The severity that a shipper puts in its place.
        "13, INFO, set",
    })
    void whatWasDoneToTheRegistryIsAWord(int eventId, String type, String word) {
        assertThat(LogEvents.fields(
                        "registry", TestRecord.sysmon(eventId, "EventType", type, "TargetObject", "HKLM\\Software\\x")))
                .containsOnly(entry("op", word), entry("key", "HKLM\\Software\\x"));
    }

    @Test
    void pipesAndSubscriptionsHaveAWordForTheirKind() {
        assertThat(LogEvents.fields("pipes", TestRecord.sysmon(17, "PipeName", "\\x")))
                .containsOnly(entry("op", "create"), entry("kind", "named"), entry("pipe", "\\x"));
        assertThat(LogEvents.fields("pipes", TestRecord.sysmon(18, "PipeName", "\\x")))
                .containsEntry("op", "connect");
        assertThat(LogEvents.fields(
                        "wmi", TestRecord.sysmon(19, "Operation", "Created", "Name", "\"f\"", "Query", "q")))
                .containsOnly(
                        entry("op", "Created"),
                        entry("kind", "filter"),
                        entry("wmiName", "\"f\""),
                        entry("query", "q"));
        assertThat(LogEvents.fields("wmi", TestRecord.sysmon(20, "Type", "Command Line", "Destination", "\"cmd\"")))
                .containsOnly(
                        entry("kind", "consumer"),
                        entry("consumerType", "Command Line"),
                        entry("destination", "\"cmd\""));
        assertThat(LogEvents.fields("wmi", TestRecord.sysmon(21, "Consumer", "c", "Filter", "f")))
                .containsOnly(entry("kind", "binding"), entry("consumer", "c"), entry("filter", "f"));
    }

    @Test
    void whoReachesIntoAnotherProcessIsTheOneThatTheEventIsAbout() {
        Map<String, String> access = LogEvents.fields(
                "access",
                TestRecord.sysmon(
                        10,
                        "SourceProcessGUID",
                        "{1}",
                        "SourceProcessId",
                        "7",
                        "SourceThreadId",
                        "8",
                        "SourceImage",
                        "C:\\a.exe",
                        "TargetProcessGUID",
                        "{2}",
                        "TargetProcessId",
                        "9",
                        "TargetImage",
                        "C:\\lsass.exe",
                        "GrantedAccess",
                        "0x1410",
                        "CallTrace",
                        "ntdll.dll+1",
                        "SourceUser",
                        "LAB\\ann"));

        assertThat(access)
                .containsOnly(
                        entry("op", "open"),
                        entry("pid", "7"),
                        entry("tid", "8"),
                        entry("guid", "{1}"),
                        entry("image", "C:\\a.exe"),
                        entry("name", "a.exe"),
                        entry("user", "LAB\\ann"),
                        entry("sourcePid", "7"),
                        entry("sourceThreadId", "8"),
                        entry("sourceImage", "C:\\a.exe"),
                        entry("sourceGuid", "{1}"),
                        entry("sourceUser", "LAB\\ann"),
                        entry("targetPid", "9"),
                        entry("targetImage", "C:\\lsass.exe"),
                        entry("targetGuid", "{2}"),
                        entry("grantedAccess", "5136"),
                        entry("callTrace", "ntdll.dll+1"));
        assertThat(LogEvents.fields("threads", TestRecord.sysmon(8, "SourceProcessGuid", "{1}", "NewThreadId", "3")))
                .containsOnly(entry("guid", "{1}"), entry("sourceGuid", "{1}"), entry("newThreadId", "3"));
    }

    @Test
    void theRestHasTheNamesOfItsStream() {
        assertThat(LogEvents.fields("rawreads", TestRecord.sysmon(9, "Device", "\\Device\\x")))
                .containsOnly(entry("device", "\\Device\\x"));
        assertThat(LogEvents.fields("modules", TestRecord.sysmon(6, "ImageLoaded", "C:\\x.sys", "Signed", "true")))
                .containsOnly(entry("path", "C:\\x.sys"), entry("signed", "1"));
        assertThat(LogEvents.fields("images", TestRecord.sysmon(7, "ImageLoaded", "C:\\x.dll", "Company", "?")))
                .containsOnly(entry("path", "C:\\x.dll"), entry("company", "?"));
        assertThat(LogEvents.fields("clipboard", TestRecord.sysmon(24, "Session", "1", "ClientInfo", "user: x")))
                .containsOnly(entry("session", "1"), entry("client", "user: x"));
        assertThat(LogEvents.fields("tampering", TestRecord.sysmon(25, "Type", "Image is replaced")))
                .containsOnly(entry("type", "Image is replaced"));
        assertThat(LogEvents.fields("bpf", TestRecord.sysmonForLinux(100, "BpfProgramId", "12")))
                .containsOnly(entry("programId", "12"));
    }

    @Test
    void whatSysmonSaysOfItselfIsHealth() {
        assertThat(LogEvents.fields("health", TestRecord.sysmon(4, "State", "Started", "Version", "15.0")))
                .containsOnly(
                        entry("kind", "state"),
                        entry("message", "Started"),
                        entry("state", "Started"),
                        entry("version", "15.0"));
        assertThat(LogEvents.fields("health", TestRecord.sysmon(16, "Configuration", "c.xml")))
                .containsOnly(entry("kind", "config"), entry("message", "c.xml"), entry("configuration", "c.xml"));
        assertThat(LogEvents.fields("health", TestRecord.sysmon(255, "ID", "QUEUE", "Description", "Events dropped")))
                .containsOnly(
                        entry("kind", "error"),
                        entry("message", "Events dropped"),
                        entry("id", "QUEUE"),
                        entry("description", "Events dropped"));
    }
}
