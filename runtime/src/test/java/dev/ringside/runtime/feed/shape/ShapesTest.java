package dev.ringside.runtime.feed.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.runtime.feed.recording.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the programs of others write as JSON. */
@Timeout(60)
final class ShapesTest {
    /** Sysmon's first event, in the ways in which it is written. */
    private static final List<String> CREATIONS = List.of("""
            {"@timestamp":"2026-01-31T12:00:00.123Z","host":{"name":"pc"},"message":"Process Create:","winlog":{"event_id":1,"version":5,\
            "channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon","record_id":7,"computer_name":"pc",\
            "process":{"pid":3000,"thread":{"id":4}},"event_data":{"UtcTime":"2026-01-31 12:00:00.123","ProcessGuid":"{g}","ProcessId":"42",\
            "Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}}}""", """
            {"@timestamp":"2026-01-31T12:00:00.123Z","winlog.event_id":"1","winlog.channel":"Microsoft-Windows-Sysmon/Operational",\
            "winlog.provider_name":"Microsoft-Windows-Sysmon","winlog.record_id":"7","winlog.computer_name":"pc","winlog.event_data.ProcessGuid":"{g}",\
            "winlog.event_data.ProcessId":"42","process.executable":"C:\\\\a\\\\cmd.exe","process.command_line":"cmd /c dir",\
            "process.parent.executable":"C:\\\\w\\\\WINWORD.EXE"}""", """
            {"@timestamp":"2026-01-31T12:00:00.123Z","type":"wineventlog","event_id":1,"log_name":"Microsoft-Windows-Sysmon/Operational",\
            "source_name":"Microsoft-Windows-Sysmon","computer_name":"pc","record_number":"7","event_data":{"UtcTime":"2026-01-31 12:00:00.123",\
            "ProcessGuid":"{g}","ProcessId":"42","Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}}""", """
            {"EventTime":"2026-01-31 13:00:00","EventReceivedTime":"2026-01-31 13:00:02","@timestamp":"2026-01-31T12:00:03.500Z","@version":"1",\
            "Hostname":"pc","EventType":"INFO","SeverityValue":2,"Severity":"INFO","EventID":1,"SourceName":"Microsoft-Windows-Sysmon",\
            "RecordNumber":7,"ProcessID":3000,"ThreadID":4,"Channel":"Microsoft-Windows-Sysmon/Operational","UtcTime":"2026-01-31 12:00:00.123",\
            "ProcessGuid":"{g}","ProcessId":"42","Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}""", """
            {"Event":{"#attributes":{"xmlns":"http://x"},"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},\
            "EventID":{"#attributes":{"Qualifiers":0},"#text":1},"TimeCreated":{"#attributes":{"SystemTime":"2026-01-31T12:00:00.123000Z"}},\
            "EventRecordID":7,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"pc"},"EventData":{"UtcTime":"2026-01-31 12:00:00.123",\
            "ProcessGuid":"{g}","ProcessId":42,"Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}}}""", """
            {"Event":{"System":{"Provider_attributes":{"Name":"Microsoft-Windows-Sysmon"},"EventID":1,\
            "TimeCreated_attributes":{"SystemTime":"2026-01-31T12:00:00.123000Z"},"EventRecordID":7,"Computer":"pc"},"EventData":{"Data":[\
            {"@Name":"ProcessGuid","#text":"{g}"},{"@Name":"ProcessId","#text":"42"},{"@Name":"Image","#text":"C:\\\\a\\\\cmd.exe"},\
            {"@Name":"CommandLine","#text":"cmd /c dir"},{"@Name":"ParentImage","#text":"C:\\\\w\\\\WINWORD.EXE"}]}}}""", """
            {"System":{"Provider":{"Name":"Microsoft-Windows-Sysmon","Guid":"{x}"},"EventID":{"Value":1},"TimeCreated":{"SystemTime":1769860800.123},\
            "EventRecordID":7,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"pc"},"EventData":{"UtcTime":"2026-01-31 12:00:00.123",\
            "ProcessGuid":"{g}","ProcessId":42,"Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}}""", """
            {"EventID":1,"Computer":"pc","RecordId":7,"UtcTime":"2026-01-31 12:00:00.123","ProcessGuid":"{g}","ProcessId":42,\
            "Image":"C:\\\\a\\\\cmd.exe","CommandLine":"cmd /c dir","ParentImage":"C:\\\\w\\\\WINWORD.EXE"}""", """
            {"TimeGenerated":"2026-01-31T12:00:01Z","EventID":1,"Computer":"pc","RecordId":7,"Channel":"microsoft-windows-sysmon/operational",\
            "EventData":"{\\"UtcTime\\":\\"2026-01-31T12:00:00.1230000Z\\",\\"ProcessGuid\\":\\"{g}\\",\\"ProcessId\\":\\"42\\",\\"Image\\":\\"C:\\\\\\\\a\\\\\\\\cmd.exe\\",\
            \\"CommandLine\\":\\"cmd /c dir\\",\\"ParentImage\\":\\"C:\\\\\\\\w\\\\\\\\WINWORD.EXE\\"}"}""");

    @TempDir
    private Path folder;

    @Test
    void aProcessIsTheSameHoweverItWasWritten() throws Exception {
        Reading reading = read(String.join("\n", CREATIONS), "procs", "events");

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.json("procs"))
                .hasSize(CREATIONS.size())
                .allSatisfy(process -> assertThat(process.replaceAll("\"seq\":\\d+", "\"seq\":0"))
                        .isEqualTo("""
                        {"time":"2026-01-31T12:00:00.123000000Z","stream":"procs","host":"pc","seq":0,"eventId":1,"os":"windows","pid":42,\
                        "guid":"{g}","image":"C:\\\\a\\\\cmd.exe","name":"cmd.exe","parent":"WINWORD.EXE","parentImage":"C:\\\\w\\\\WINWORD.EXE",\
                        "cmdline":"cmd /c dir"}"""));
        assertThat(reading.json("events"))
                .hasSize(CREATIONS.size())
                .allSatisfy(record -> assertThat(record)
                        .contains(
                                "\"recordId\":7",
                                "\"computer\":\"pc\"",
                                "\"provider\":\"Microsoft-Windows-Sysmon\"",
                                "\"CommandLine\":\"cmd /c dir\""));
    }

    @Test
    void theMessageTellsWhatTheSeverityOfAShipperHides() throws Exception {
        String set =
                "{\"EventTime\":\"2026-01-31 12:00:00\",\"EventID\":12,\"SourceName\":\"Microsoft-Windows-Sysmon\",\"EventType\":\"INFO\","
                        + "\"UtcTime\":\"2026-01-31 12:00:00.123\",\"TargetObject\":\"HKLM\\\\x\","
                        + "\"Message\":\"Registry object added or deleted:\\r\\nRuleName: -\\r\\nEventType: DeleteKey\\r\\nUtcTime: -\"}";

        assertThat(read(set, "registry").json("registry"))
                .singleElement()
                .asString()
                .contains("\"op\":\"delete\"", "\"key\":\"HKLM\\\\x\"");
        assertThat(read(set.replace("EventType:", "Type:"), "events").json("events"))
                .singleElement()
                .asString()
                .contains("\"level\":4")
                .doesNotContain("EventType");
    }

    @Test
    void dataThatAreCalledLikeAFieldOfEveryRecordAreKept() throws Exception {
        String record =
                "{\"EventTime\":\"2026-01-31T12:00:00Z\",\"EventID\":5156,\"Channel\":\"security\",\"Version\":\"10.42\",\"ProcessID\":\"77\","
                        + "\"ExecutionProcessID\":4,\"Keywords\":-9214364837600034816,\"ThreadID\":9,\"host\":\"collector\",\"tags\":[\"a\"]}";

        assertThat(read(record, "events").json("events")).containsExactly("""
                        {"time":"2026-01-31T12:00:00.000000000Z","stream":"events","host":"collector","seq":1,"eventId":5156,"os":"windows",\
                        "computer":"collector","provider":"Microsoft-Windows-Security-Auditing","channel":"Security",\
                        "keywords":-9214364837600034816,"data.Version":"10.42","ProcessID":"77"}""");
    }

    @Test
    void dataWithoutNamesAreOneList() throws Exception {
        String record =
                "{\"Event\":{\"System\":{\"Provider\":{\"@Name\":\"p\"},\"EventID\":3,\"TimeCreated\":{\"@SystemTime\":\"2026-01-31T12:00:00Z\"}},"
                        + "\"EventData\":{\"Data\":%s}}}";

        for (String data :
                List.of("[\"a\",\"b\"]", "{\"#text\":[\"a\",\"b\"]}", "[{\"#text\":\"a\"},{\"#text\":\"b\"}]")) {
            assertThat(read(record.formatted(data), "events").json("events"))
                    .as(data)
                    .singleElement()
                    .asString()
                    .endsWith("\"Data\":[\"a\",\"b\"]}");
        }
    }

    @Test
    void theElasticCommonSchemaIsInItsStreams() throws Exception {
        Reading reading = read("""
                {"@timestamp":"2026-01-31T12:00:00Z","ecs":{"version":"8.0"},"event":{"kind":"event","category":["process"],"type":["start"],"module":"system"},\
                "host":{"name":"web","os":{"type":"linux"}},"process":{"pid":7,"executable":"/usr/bin/curl","name":"curl","args":["curl","-s","x"],\
                "parent":{"pid":6,"name":"bash"},"working_directory":"/tmp","entity_id":"e1","hash":{"sha256":"ab"}},"user":{"name":"www","id":"33"}}
                {"@timestamp":"2026-01-31T12:00:01Z","event":{"category":"network","type":["connection","start"],"action":"connected-to"},"agent":{"type":"auditbeat"},\
                "host":{"name":"web","os":{"type":"linux"}},"source":{"ip":"10.0.0.1","port":5},"destination":{"ip":"10.0.0.2","port":443,"bytes":9},\
                "network":{"transport":"tcp","direction":"egress","type":"ipv4"}}
                {"@timestamp":"2026-01-31T12:00:02Z","event.category":["network"],"event.type":["protocol"],"dns.question.name":"a.example","dns.question.type":"A",\
                "dns.response_code":"NXDOMAIN","dns":{"answers":[{"data":"10.0.0.3","type":"A"}]},"host.os.type":"windows"}
                {"@timestamp":"2026-01-31T12:00:03Z","event":{"category":["file"],"type":["change"],"action":"rename"},"host":{"os":{"type":"linux"}},\
                "file":{"path":"/b","mode":"0644","uid":"0","Ext":{"original":{"path":"/a"}}}}
                {"@timestamp":"2026-01-31T12:00:04Z","event":{"category":["registry"],"type":["change"]},"registry":{"path":"HKLM\\\\a\\\\b","data":{"strings":["x"]}},\
                "process":{"executable":"C:\\\\r.exe"}}
                {"@timestamp":"2026-01-31T12:00:05Z","event":{"category":["authentication"],"type":["start"],"code":"4624","dataset":"x"}}
                """, "procs", "net", "dns", "files", "registry", "events");

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.json("procs")).containsExactly("""
                        {"time":"2026-01-31T12:00:00.000000000Z","stream":"procs","host":"web","seq":1,"os":"linux","pid":7,"ppid":6,"guid":"e1",\
                        "image":"/usr/bin/curl","name":"curl","parent":"bash","cmdline":"curl -s x","cwd":"/tmp","user":"www","uid":33,\
                        "args":["curl","-s","x"],"sha256":"ab"}""");
        assertThat(reading.json("net")).containsExactly("""
                        {"time":"2026-01-31T12:00:01.000000000Z","stream":"net","host":"web","seq":2,"os":"linux","op":"connect","proto":"tcp",\
                        "src":"10.0.0.1","srcPort":5,"dst":"10.0.0.2","dstPort":443,"initiated":true,"ipv6":false,"bytesReceived":9}""");
        assertThat(reading.json("dns")).containsExactly("""
                        {"time":"2026-01-31T12:00:02.000000000Z","stream":"dns","seq":3,"os":"windows","query":"a.example","type":"A","status":3,\
                        "answers":["10.0.0.3"]}""");
        assertThat(reading.json("files")).containsExactly("""
                        {"time":"2026-01-31T12:00:03.000000000Z","stream":"files","seq":4,"os":"linux","op":"rename","path":"/b","oldPath":"/a",\
                        "mode":420,"owner":0}""");
        assertThat(reading.json("registry")).containsExactly("""
                        {"time":"2026-01-31T12:00:04.000000000Z","stream":"registry","seq":5,"os":"windows","image":"C:\\\\r.exe","op":"set",\
                        "key":"HKLM\\\\a\\\\b","details":"x"}""");
        assertThat(reading.json("events"))
                .hasSize(6)
                .last()
                .asString()
                .contains("\"eventId\":4624", "\"channel\":\"x\"");
    }

    @Test
    void whatSaysWhenItWasIsAnEventWhateverItIs() throws Exception {
        Reading reading = read("{\"ts\":1769860800,\"a\":{\"b\":[1,2]}}\n{\"a\":1}\n", "events");

        assertThat(reading.json("events")).containsExactly("""
                        {"time":"2026-01-31T12:00:00.000000000Z","stream":"events","seq":1,"os":"linux","ts":1769860800,"a.b":["1","2"]}""");
        assertThat(reading.messages())
                .last()
                .isEqualTo("the first is line 2: it is of no shape that is known, and does not say when it was");
    }

    @Test
    void oneFileMayMixThem() throws Exception {
        String own = "{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":1}";
        Reading reading = read(
                "[" + own + "," + CREATIONS.get(0) + "]\n" + own + "\nnonsense\n" + own + CREATIONS.get(3) + own
                        + "\n{\"stream\":\"procs\"",
                "procs");

        assertThat(reading.of("procs")).hasSize(6);
        assertThat(reading.messages())
                .containsExactly(
                        "2 of 8 lines of '" + folder.resolve("x.json") + "' could not be read and were left out",
                        "the first is line 3: it is neither JSON, nor XML of an event, nor a record of auditd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"EventID\":1,\"x\":%s}", "{\"time\":\"2026-01-31T12:00:00Z\",\"x\":%s}"})
    void whatIsMeantToBreakTheReaderIsOneLineAmongOthers(String line) throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String objects = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String number = "9".repeat(10_000);
        String names = "{" + "\"a\":1,".repeat(10_000) + "\"a\":2}";
        String text = "\"" + "x".repeat(17 << 20) + "\"";
        for (String value : List.of(deep, objects, number, names, "\"\u00ff\"", "\"\\ud800\"", text)) {
            byte[] bytes = (line.formatted(value) + "\n" + CREATIONS.get(3)).getBytes(StandardCharsets.ISO_8859_1);
            Reading reading = Reading.of(Files.write(folder.resolve("x.json"), bytes), "procs", "events");

            assertThat(reading.of("procs")).hasSize(1);
        }
    }

    @Test
    void aFileOfSomethingElseIsToldSo() {
        assertThatThrownBy(() -> read("{\"a\":1}\n{\"b\":2}\n", "procs"))
                .hasMessageContaining("is an event of a kind that is known");
    }

    private Reading read(String text, String... streams) throws Exception {
        return Reading.of(Files.writeString(folder.resolve("x.json"), text), streams);
    }
}
