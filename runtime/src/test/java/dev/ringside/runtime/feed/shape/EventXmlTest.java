package dev.ringside.runtime.feed.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.recording.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events as XML: of Sysmon for Linux in the system's log, and of Windows' own tools. */
@Timeout(60)
final class EventXmlTest {
    private static final String SYSTEM =
            "<System><Provider Name=\"Linux-Sysmon\" Guid=\"{ff032593-a8d3-4f13-b0d6-01fc615a0f97}\"/><EventID>1</EventID><Version>5</Version>"
                    + "<Level>4</Level><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime=\"2026-01-31T12:00:00.123456000Z\"/>"
                    + "<EventRecordID>9</EventRecordID><Correlation/><Execution ProcessID=\"1\" ThreadID=\"1\"/>"
                    + "<Channel>Linux-Sysmon/Operational</Channel><Computer>web</Computer><Security UserId=\"0\"/></System>";
    private static final String DATA =
            "<EventData><Data Name=\"UtcTime\">2026-01-31 12:00:00.123</Data><Data Name=\"ProcessId\">7</Data>"
                    + "<Data Name=\"Image\">/usr/bin/curl</Data><Data Name=\"User\">-</Data><Data Name=\"CommandLine\">curl a&amp;b &lt;x&gt;</Data></EventData>";
    private static final String EVENT = "<Event>" + SYSTEM + DATA + "</Event>";
    private static final String PROCESS = """
            {"time":"2026-01-31T12:00:00.123000000Z","stream":"procs","host":"web","seq":1,"eventId":1,"os":"linux","pid":7,\
            "image":"/usr/bin/curl","name":"curl","cmdline":"curl a&b <x>"}""";

    @TempDir
    private Path folder;

    @Test
    void sysmonForLinuxIsReadFromTheLogOfTheSystem() throws Exception {
        for (String line : List.of(
                "Jan 31 12:00:00 web sysmon: " + EVENT,
                "<14>1 2026-01-31T12:00:00Z web sysmon - - - " + EVENT,
                EVENT,
                "{\"MESSAGE\":\"" + EVENT.replace("\"", "\\\"") + "\",\"_PID\":\"1\"}")) {
            assertThat(read(line + "\n", "procs").json("procs")).as(line).containsExactly(PROCESS);
        }
    }

    @Test
    void documentsOfManyEventsAreRead() throws Exception {
        String one = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>\n  " + SYSTEM + "\n  "
                + DATA + "\n</Event>";
        Reading reading = read(
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<Events>" + one + one + "\n" + one
                        + "</Events>\n",
                "procs");

        assertThat(reading.of("procs")).hasSize(3);
        assertThat(reading.json("procs").get(0)).isEqualTo(PROCESS);
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void whatACollectorHasDamagedIsReadAsFarAsItGoes() throws Exception {
        String lost = EVENT.replace("&lt;x&gt;", "&lt x&gt ").replace("&amp;", "&");
        assertThat(read(lost, "procs").json("procs")).containsExactly(PROCESS);

        String cut = EVENT.substring(0, EVENT.indexOf("b &lt;x") + 4);
        Reading reading = read(cut, "procs", "events");
        assertThat(reading.json("procs")).containsExactly(PROCESS.replace("a&b <x>", "a&b "));
        assertThat(reading.json("events")).singleElement().asString().contains("\"truncated\":true");
    }

    @Test
    void dataOfUsersHaveTheirOwnNames() throws Exception {
        String event = "<Event>" + SYSTEM.replace("Linux-Sysmon", "p")
                + "<UserData><Cleared xmlns:x='y'><SubjectUserName>me</SubjectUserName><Deep><Leaf>1</Leaf></Deep></Cleared></UserData></Event>";

        assertThat(read(event, "events").json("events"))
                .singleElement()
                .asString()
                .endsWith("\"SubjectUserName\":\"me\",\"Leaf\":\"1\"}");
    }

    @Test
    void nothingOutsideIsLookedAtAndNothingGrows() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String outside = "<!DOCTYPE Event [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>";
        String growing =
                "<!DOCTYPE Event [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY s \"" + "&a;".repeat(1000) + "\">]>";
        for (String declaration : List.of(outside, growing)) {
            String event = EVENT.replace("curl a&amp;b", "curl &s;");
            Reading reading = read(
                    declaration + event + "\n" + event.replace("<Event>", "<Event " + declaration + ">") + "\n" + EVENT,
                    "procs");

            assertThat(reading.json("procs").toString()).doesNotContain("secret", "xxxx");
            assertThat(reading.json("procs").getLast()).contains("\"cmdline\":\"curl a&b <x>\"");
        }
        String deep = "<Event>" + SYSTEM + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</Event>";
        assertThat(read(deep + "\n" + EVENT, "procs").messages())
                .first()
                .asString()
                .startsWith("1 of 2 lines");
    }

    private Reading read(String text, String... streams) throws Exception {
        return Reading.of(Files.writeString(folder.resolve("syslog"), text), streams);
    }
}
