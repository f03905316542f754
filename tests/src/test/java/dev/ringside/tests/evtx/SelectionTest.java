package dev.ringside.tests.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader leaves out of a file for a query is what the query does not want, and no more. */
class SelectionTest {
    private static final int EACH = 24;

    private static final List<String> QUERIES = List.of(
            "events.where(eventId == 4688)",
            "events.where(eventId in [1, 11, 13, 4624] && computer.endsWith('lan'))",
            "events.where(provider == 'Microsoft-Windows-Sysmon')",
            "events.where(channel != 'Security' && level == 'information')",
            "events.where(TargetUserName == 'Administrator')",
            "events.where(!SubjectUserName.endsWith('$'))",
            "events.where(CommandLine.containsi('powershell') || NewProcessName.endsWithi('\\\\cmd.exe'))",
            "events.where(LogonType > 2)",
            "events.where(LogonType == 3 && IpAddress != '-')",
            "events.where(SubjectLogonId == 0x3e7 || ProcessId == '0x4')",
            "events.where(recordId % 2 == 0)",
            "events.where(Data.contains('Engine'))",
            "events.where(NoSuchField == 1 || NoSuchField != 2)",
            "procs.where(name == 'cmd')",
            "procs.where(parent != 'services' && cmdline.length > 20)",
            "procs.where(user.endsWithi('system') || integrity == 'high')",
            "registry.where(key.containsi('\\\\run'))",
            "net.where(dstPort == 445 || dst.isPrivate())",
            "files.where(path.startsWith('C:\\\\Windows'))",
            "powershell.where(script.containsi('invoke'))");

    static Stream<Path> some() {
        return Corpus.some(EACH);
    }

    static Stream<Path> all() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("some")
    void nothingThatIsWantedOfSomeFilesIsLeftOut(Path file) throws Exception {
        compare(file);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("slow")
    void nothingThatIsWantedOfAnyFileIsLeftOut(Path file) throws Exception {
        compare(file);
    }

    private static void compare(Path file) throws InterruptedException {
        for (String query : QUERIES) {
            Selection selection = Selection.of(file, query);
            assertThat(selection.selected()).as(query).isEqualTo(selection.wanted());
        }
    }
}
