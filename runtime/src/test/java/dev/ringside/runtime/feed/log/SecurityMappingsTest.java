package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecurityMappingsTest {
    private static TestRecord record(long eventId, String... data) {
        return TestRecord.of(SecurityMappings.PROVIDER, eventId).with(data);
    }

    @Test
    void aNewProcessHasTheUserThatItRunsAs() {
        Map<String, String> ownUser = LogEvents.fields(
                "procs",
                record(
                        4688,
                        "SubjectUserName",
                        "ann",
                        "SubjectDomainName",
                        "LAB",
                        "SubjectLogonId",
                        "0x12ab",
                        "NewProcessId",
                        "0x1a4",
                        "NewProcessName",
                        "C:\\Windows\\System32\\cmd.exe",
                        "TokenElevationType",
                        "%%1938",
                        "ProcessId",
                        "0x10",
                        "CommandLine",
                        "cmd",
                        "TargetUserName",
                        "-",
                        "TargetDomainName",
                        "-",
                        "TargetLogonId",
                        "0x0",
                        "ParentProcessName",
                        "C:\\Windows\\explorer.exe",
                        "MandatoryLabel",
                        "S-1-16-8192"));

        assertThat(ownUser)
                .containsOnly(
                        entry("pid", "420"),
                        entry("image", "C:\\Windows\\System32\\cmd.exe"),
                        entry("name", "cmd.exe"),
                        entry("cmdline", "cmd"),
                        entry("ppid", "16"),
                        entry("parentImage", "C:\\Windows\\explorer.exe"),
                        entry("parent", "explorer.exe"),
                        entry("user", "LAB\\ann"),
                        entry("parentUser", "LAB\\ann"),
                        entry("logonId", "4779"),
                        entry("integrity", "medium"));
        assertThat(LogEvents.fields(
                        "procs",
                        record(
                                4688,
                                "SubjectUserName",
                                "PC$",
                                "SubjectDomainName",
                                "LAB",
                                "SubjectLogonId",
                                "0x3e7",
                                "TokenElevationType",
                                "%%1937",
                                "TargetUserName",
                                "bob",
                                "TargetDomainName",
                                "LAB",
                                "TargetLogonId",
                                "0x99")))
                .containsOnly(
                        entry("user", "LAB\\bob"),
                        entry("parentUser", "NT AUTHORITY\\SYSTEM"),
                        entry("logonId", "153"),
                        entry("integrity", "high"));
    }

    @Test
    void anEndedProcessHasItsExitCode() {
        assertThat(LogEvents.fields(
                        "exits",
                        record(4689, "ProcessId", "0x118", "ProcessName", "C:\\x.exe", "Status", "0xc0000005")))
                .containsOnly(
                        entry("pid", "280"),
                        entry("image", "C:\\x.exe"),
                        entry("name", "x.exe"),
                        entry("exitCode", "3221225477"));
    }

    @ParameterizedTest
    @CsvSource({
        "6, %%14593, tcp, connect, 1",
        "6, %%14592, tcp, accept, 0",
        "17, %%14593, udp, send, 1",
        "17, %%14592, udp, receive, 0",
        "17, Inbound, udp, receive, 0"
    })
    void aConnectionHasWhoOpenedItAsItsSource(
            String protocol, String direction, String proto, String op, String initiated) {
        assertThat(LogEvents.fields(
                        "net",
                        record(
                                5156,
                                "ProcessID",
                                "3548",
                                "Application",
                                "\\device\\harddiskvolume4\\windows\\system32\\dns.exe",
                                "Direction",
                                direction,
                                "SourceAddress",
                                "192.168.5.2",
                                "SourcePort",
                                "49246",
                                "DestAddress",
                                "172.18.38.5",
                                "DestPort",
                                "53",
                                "Protocol",
                                protocol)))
                .containsOnly(
                        entry("pid", "3548"),
                        entry("image", "\\device\\harddiskvolume4\\windows\\system32\\dns.exe"),
                        entry("name", "dns.exe"),
                        entry("proto", proto),
                        entry("op", op),
                        entry("initiated", initiated),
                        entry("src", "192.168.5.2"),
                        entry("srcPort", "49246"),
                        entry("dst", "172.18.38.5"),
                        entry("dstPort", "53"));
    }

    @Test
    void aListenerIsWhereOthersConnectTo() {
        assertThat(LogEvents.fields(
                        "net",
                        record(
                                5154,
                                "ProcessId",
                                "8",
                                "SourceAddress",
                                "0.0.0.0",
                                "SourcePort",
                                "445",
                                "Protocol",
                                "6")))
                .containsOnly(
                        entry("pid", "8"),
                        entry("proto", "tcp"),
                        entry("op", "listen"),
                        entry("dst", "0.0.0.0"),
                        entry("dstPort", "445"));
    }

    @Test
    void whatHasNoPortsIsNoConnection() {
        assertThat(LogEvents.streams(record(5156, "Protocol", "1"))).isEmpty();
        assertThat(LogEvents.streams(record(5158, "Protocol", "6"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x1, open", "0x2, write", "0x6, write", "0x10000, delete", "0x80, open"})
    void whatWasDoneToAFileFollowsFromTheRightThatWasUsed(String mask, String word) {
        assertThat(LogEvents.fields(
                        "files",
                        record(4663, "ObjectType", "File", "ObjectName", "C:\\secret.txt", "AccessMask", mask)))
                .containsOnly(entry("op", word), entry("path", "C:\\secret.txt"));
    }

    @Test
    void ofKeysOnlyTheirDeletionChangesTheRegistry() {
        assertThat(LogEvents.fields(
                        "registry",
                        record(
                                4663,
                                "ObjectType",
                                "Key",
                                "ObjectName",
                                "\\REGISTRY\\USER\\S-1-5-18\\x",
                                "AccessMask",
                                "0x10000")))
                .containsOnly(entry("op", "delete"), entry("key", "HKU\\S-1-5-18\\x"));
        assertThat(LogEvents.streams(record(4663, "ObjectType", "Key", "AccessMask", "0x1")))
                .isEmpty();
        assertThat(LogEvents.streams(record(4663, "ObjectType", "Process", "AccessMask", "0x10000")))
                .isEmpty();
        assertThat(LogEvents.streams(record(4656, "ObjectType", "File", "AccessMask", "0x10000")))
                .isEmpty();
    }

    @Test
    void aValueOfTheRegistryIsBelowItsKeyAndReadsAsSysmonWritesIt() {
        assertThat(LogEvents.fields(
                        "registry",
                        record(
                                4657,
                                "ObjectName",
                                "\\REGISTRY\\MACHINE\\SOFTWARE\\x",
                                "ObjectValueName",
                                "Start",
                                "OperationType",
                                "%%1904",
                                "NewValueType",
                                "%%1876",
                                "NewValue",
                                "0x4",
                                "ProcessId",
                                "0x1ef0",
                                "ProcessName",
                                "C:\\Windows\\regedit.exe",
                                "SubjectUserName",
                                "ann")))
                .containsOnly(
                        entry("op", "set"),
                        entry("key", "HKLM\\SOFTWARE\\x\\Start"),
                        entry("details", "DWORD (0x00000004)"),
                        entry("pid", "7920"),
                        entry("image", "C:\\Windows\\regedit.exe"),
                        entry("name", "regedit.exe"),
                        entry("user", "ann"));
        assertThat(LogEvents.fields("registry", record(4657, "OperationType", "%%1906", "NewValue", "-")))
                .containsOnly(entry("op", "deleteValue"));
    }
}
