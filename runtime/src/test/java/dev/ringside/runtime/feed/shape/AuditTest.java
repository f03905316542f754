package dev.ringside.runtime.feed.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.recording.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs of auditd. */
@Timeout(60)
final class AuditTest {
    private static final String CALL =
            " ppid=6 pid=7 auid=1000 uid=1000 gid=1000 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"x\"";

    @TempDir
    private Path folder;

    @Test
    void aProgramIsAProcessWithItsArguments() throws Exception {
        String log =
                "type=SYSCALL msg=audit(1769860800.123:456): arch=c000003e syscall=59 success=yes exit=0 a0=55d a1=55e a2=55f a3=8 items=2"
                        + CALL
                        + " exe=\"/usr/bin/grep\" subj=unconfined key=(null)\u001dARCH=x86_64 SYSCALL=execve AUID=\"me\" UID=\"me\" GID=\"me\"\n"
                        + "type=EXECVE msg=audit(1769860800.123:456): argc=4 a0=\"grep\" a1=612062 a2_len=6 a2[0]=\"abc\" a2[1]=\"def\" a3=\"--\"\n"
                        + "type=CWD msg=audit(1769860800.123:456): cwd=2F746D702F6120C3A4\n"
                        + "type=PATH msg=audit(1769860800.123:456): item=0 name=\"/usr/bin/grep\" inode=1 dev=08:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL\n"
                        + "type=PROCTITLE msg=audit(1769860800.123:456): proctitle=67726570006120620061626364656600\n"
                        + "type=EOE msg=audit(1769860800.123:456):\n";
        Reading reading = read(log, "procs", "events");

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.json("procs")).containsExactly("""
                        {"time":"2026-01-31T12:00:00.123000000Z","stream":"procs","seq":1,"eventId":1,"os":"linux","pid":7,"ppid":6,\
                        "image":"/usr/bin/grep","name":"grep","cmdline":"grep a b abcdef --","cwd":"/tmp/a ä","user":"me","uid":1000,"euid":0,\
                        "gid":1000,"session":3,"truncated":false,"args":["grep","a b","abcdef","--"],"argc":4,"tty":"pts/0"}""");
        assertThat(reading.json("events"))
                .singleElement()
                .asString()
                .contains(
                        "\"provider\":\"auditd\"",
                        "\"recordId\":456",
                        "\"type\":\"SYSCALL\"",
                        "\"call\":\"execve\"",
                        "\"args\":[\"grep\",\"a b\",\"abcdef\",\"--\"]",
                        "\"AUID\":\"me\"",
                        "\"paths\":[\"/usr/bin/grep\"]");
    }

    @Test
    void connectionsHaveTheirAddresses() throws Exception {
        String log = call(1, 42, "yes", "0", "3 7ff 10 0")
                + record("SOCKADDR", 1, "saddr=020001BB0A000002000000000000000000")
                + call(2, 42, "no", "-115", "3 7ff 1c 0")
                + record("SOCKADDR", 2, "saddr=0A0001BB0000000020010DB800000000000000000000000100000000")
                + call(3, 288, "yes", "5", "3 7ff 10 0")
                + record("SOCKADDR", 3, "saddr=0200D4310A000003000000000000000000")
                + call(4, 42, "yes", "0", "3 7ff 6e 0")
                + record("SOCKADDR", 4, "saddr=01002F72756E2F7800")
                + call(5, 49, "yes", "0", "3 7ff 6e 0")
                + record("SOCKADDR", 5, "saddr=0100006162");
        Reading reading = read(log, "net", "pipes", "events");

        assertThat(reading.json("net").stream().map(AuditTest::facts))
                .containsExactly(
                        "\"op\":\"connect\",\"dst\":\"10.0.0.2\",\"dstPort\":443,\"initiated\":true,\"ipv6\":false,\"result\":0}",
                        "\"op\":\"connect\",\"dst\":\"2001:db8::1\",\"dstPort\":443,\"initiated\":true,\"ipv6\":true,\"result\":-115}",
                        "\"op\":\"accept\",\"src\":\"10.0.0.3\",\"srcPort\":54321,\"initiated\":false,\"ipv6\":false,\"result\":0}");
        assertThat(reading.json("pipes").stream().map(AuditTest::facts))
                .containsExactly(
                        "\"op\":\"connect\",\"pipe\":\"/run/x\",\"kind\":\"unix\"}",
                        "\"op\":\"create\",\"pipe\":\"@ab\",\"kind\":\"unix\"}");
        assertThat(reading.of("events")).hasSize(5);
    }

    @Test
    void callsOnFilesSayWhatWasDoneToWhich() throws Exception {
        String at = "ffffff9c 7ff 241 1b6";
        String log = call(1, 257, "yes", "3", at)
                + cwd(1)
                + path(1, "\"/tmp\"", "PARENT")
                + path(1, "\"./new\"", "CREATE")
                + call(2, 257, "no", "-13", at)
                + cwd(2)
                + path(2, "\"/etc/shadow\"", "NORMAL")
                + call(3, 87, "yes", "0", "7ff 0 0 0")
                + cwd(3)
                + path(3, "\"/tmp/\"", "PARENT")
                + path(3, "6F6C642078", "DELETE")
                + call(4, 82, "yes", "0", "7ff 7fe 0 0")
                + cwd(4)
                + path(4, "\"a\"", "DELETE")
                + path(4, "\"/b\"", "CREATE")
                + call(5, 90, "yes", "0", "7ff 1ed 0 0")
                + cwd(5)
                + path(5, "\"x\"", "NORMAL")
                + call(6, 260, "yes", "0", "5 7ff 21 ffffffff")
                + cwd(6)
                + path(6, "\"y\"", "NORMAL");
        Reading reading = read(log, "files");

        assertThat(reading.json("files").stream().map(AuditTest::facts))
                .containsExactly(
                        "\"op\":\"create\",\"path\":\"/tmp/new\",\"mode\":420,\"owner\":1,\"group\":2,\"result\":0}",
                        "\"op\":\"open\",\"path\":\"/etc/shadow\",\"mode\":420,\"owner\":1,\"group\":2,\"result\":-13}",
                        "\"op\":\"delete\",\"path\":\"/tmp/old x\",\"mode\":420,\"owner\":1,\"group\":2,\"result\":0}",
                        "\"op\":\"rename\",\"path\":\"/b\",\"oldPath\":\"/tmp/a\",\"mode\":420,\"owner\":1,\"group\":2,\"result\":0}",
                        "\"op\":\"chmod\",\"path\":\"/tmp/x\",\"mode\":493,\"owner\":1,\"group\":2,\"result\":0}",
                        "\"op\":\"chown\",\"path\":\"y\",\"mode\":420,\"owner\":33,\"group\":2,\"result\":0}");
    }

    @Test
    void recordsOfSeveralEventsMayComeInAnyOrder() throws Exception {
        String log =
                "node=a type=SYSCALL msg=audit(1769860800.000:1): arch=c000003e syscall=59 success=yes exit=0 pid=1\n"
                        + "node=b type=SYSCALL msg=audit(1769860800.000:1): arch=c000003e syscall=59 success=yes exit=0 pid=2\n"
                        + "node=b type=EXECVE msg=audit(1769860800.000:1): argc=1 a0=\"b\"\n"
                        + "node=a type=EXECVE msg=audit(1769860800.000:1): argc=1 a0=\"a\"\n"
                        + "node=c type=USER_LOGIN msg=audit(1769860800.500:2): pid=3 uid=0 msg='op=login acct=\"root\" exe=\"/bin/su\" res=failed'\n"
                        + "node=c type=SYSCALL msg=audit(1769860802.000:3): arch=c000003e syscall=59 success=yes exit=0 pid=4\n";
        Reading reading = read(log, "procs", "events");

        assertThat(reading.json("procs"))
                .extracting(json -> json.replaceAll(
                        ".*\"host\":\"(.)\".*\"pid\":(\\d+).*?(?:\"args\":(.*?),\"argc.*)?}", "$1 $2 $3"))
                .containsExactly("a 1 [\"a\"]", "b 2 [\"b\"]", "c 4 ");
        assertThat(reading.json("events").get(0))
                .contains("\"type\":\"USER_LOGIN\"", "\"acct\":\"root\"", "\"op\":\"login\"", "\"res\":\"failed\"");
    }

    @Test
    void aNumberMeansWhatItIsForThePrograms() throws Exception {
        String record = "type=SYSCALL msg=audit(1769860800.000:1): arch=%s syscall=%s success=yes exit=0 pid=1\n";

        assertThat(read(record.formatted("40000003", "11"), "procs").of("procs"))
                .hasSize(1);
        assertThat(read(record.formatted("c00000b7", "221 SYSCALL=execve"), "procs")
                        .of("procs"))
                .hasSize(1);
        assertThat(read(record.formatted("c00000b7", "59"), "procs").of("procs"))
                .isEmpty();
        assertThat(read(record.formatted("c000003e", "99999999999999999999"), "procs")
                        .of("procs"))
                .isEmpty();
    }

    @Test
    void whatCollectorsPutAroundARecordIsPassedOver() throws Exception {
        String record = "type=USER_END msg=audit(1769860800.000:%d): pid=1 uid=0 msg=unset";
        String log = "Jan 31 12:00:00 pc audispd: " + record.formatted(1)
                + "\n{\"@timestamp\":\"2026-01-31T12:00:00Z\",\"message\":\"" + record.formatted(2)
                + "\"}\nJan 31 12:00:00 pc sshd[1]: hello\n";
        Reading reading = read(log, "events");

        assertThat(reading.json("events")).hasSize(2).allMatch(json -> json.contains("\"type\":\"USER_END\""));
        assertThat(reading.messages()).first().asString().startsWith("1 of 3 lines");
    }

    private static String call(int serial, int number, String success, String exit, String arguments) {
        String[] a = arguments.split(" ");
        return record(
                "SYSCALL",
                serial,
                "arch=c000003e syscall=" + number + " success=" + success + " exit=" + exit + " a0=" + a[0] + " a1="
                        + a[1] + " a2=" + a[2] + " a3=" + a[3] + CALL + " exe=\"/usr/bin/x\" key=\"k\"");
    }

    private static String cwd(int serial) {
        return record("CWD", serial, "cwd=\"/tmp\"");
    }

    private static String path(int serial, String name, String part) {
        return record(
                "PATH",
                serial,
                "item=0 name=" + name + " inode=1 mode=0100644 ouid=1 ogid=2 rdev=00:00 nametype=" + part);
    }

    private static String record(String type, int serial, String fields) {
        return "type=" + type + " msg=audit(1769860800.000:" + serial + "): " + fields + "\n";
    }

    /** What an event has beside the process. */
    private static String facts(String json) {
        return json.substring(json.indexOf("\"op\":"));
    }

    private Reading read(String text, String... streams) throws Exception {
        return Reading.of(Files.writeString(folder.resolve("audit.log"), text), streams);
    }
}
