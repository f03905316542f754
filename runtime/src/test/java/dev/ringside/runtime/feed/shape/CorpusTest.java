package dev.ringside.runtime.feed.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public recordings of shippers, and those that there are as EVTX, too. */
@Timeout(600)
final class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"));
    private static final String[] STREAMS =
            LogStreams.streams().stream().map(StreamType::name).sorted().toArray(String[]::new);

    private static final String EDITED = "ad691d92-15f2-4181-9aa4-723c74f9ddc3.evtx";
    private static final String OTRF = "OTRF+Security-Datasets/datasets";
    /** Packed; ten times as much and more when it is unpacked. */
    private static final long SMALL = 150_000;

    private static final Pattern MICROS = Pattern.compile("(\\.\\d{6})\\d{3}Z");
    private static final Pattern BLANK_END = Pattern.compile("(?: |\\\\[rnt])+\"");

    private static Stream<Path> files(String folder, String ending) throws IOException {
        Path root = CORPUS.resolve(folder);
        assumeTrue(Files.isDirectory(root), "needs the corpus: " + root + " is not there");
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    static Stream<Path> twins() throws IOException {
        return files("SigmaHQ+sigma/regression_data", ".evtx");
    }

    @ParameterizedTest
    @MethodSource("twins")
    void whatADumperWroteGivesTheSameEventsAsTheLog(Path evtx) throws Exception {
        assumeFalse(evtx.endsWith(EDITED), "what was dumped has been edited: a path is in another case there");
        Path json = Path.of(evtx.toString().replace(".evtx", ".json"));
        Reading dumped = Reading.of(json, STREAMS);
        Reading read = Reading.of(evtx, STREAMS);

        assertThat(dumped.messages()).isEmpty();
        for (String stream : STREAMS) {
            assertThat(asDumped(dumped, stream)).as(stream).isEqualTo(asDumped(read, stream));
        }
    }

    /** The dumper cuts times to microseconds and blanks from the ends of values. */
    private static List<String> asDumped(Reading reading, String stream) {
        return reading.json(stream).stream()
                .map(json -> MICROS.matcher(json).replaceAll("$1Z"))
                .map(json -> BLANK_END.matcher(json).replaceAll("\""))
                .toList();
    }

    /**
     * An archive of lines.
     *
     * @param events as many as independent programs have found in it
     */
    record Archive(Path path, long events) {
        boolean isSmall() {
            try {
                return Files.size(path) < SMALL;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<Archive> smallArchives() throws IOException {
        return archives().filter(Archive::isSmall);
    }

    static Stream<Archive> largeArchives() throws IOException {
        return archives().filter(archive -> !archive.isSmall());
    }

    private static Stream<Archive> archives() throws IOException {
        Path expected = CORPUS.resolve("expected/sigma_otrf_expected.dev.tsv");
        assumeTrue(Files.exists(expected), "needs the corpus: " + expected + " is not there");
        try (Stream<String> lines = Files.lines(expected)) {
            return lines
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(part -> new Archive(CORPUS.resolve(OTRF).resolve(part[0]), Long.parseLong(part[3])))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("smallArchives")
    void everyLineOfAnArchiveIsAnEvent(Archive archive) throws Exception {
        Reading reading = Reading.of(archive.path(), "events");

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.of("events")).hasSize((int) archive.events());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("largeArchives")
    void everyLineOfALargeArchiveIsAnEvent(Archive archive) throws Exception {
        everyLineOfAnArchiveIsAnEvent(archive);
    }

    /** The first of their kinds, compared with the lines by hand. NXLog has written times of a zone four hours behind. */
    @Test
    void eventsOfAnArchiveSayWhatTheirLinesSay() throws Exception {
        Path archive = CORPUS.resolve(OTRF).resolve("atomic/windows/collection/host/msf_record_mic.zip");
        assumeTrue(Files.exists(archive), "needs the corpus: " + archive + " is not there");
        Reading reading = Reading.of(archive, "procs", "net", "access", "events");

        assertThat(reading.json("procs").get(0))
                .contains(
                        "\"time\":\"2020-06-10T02:51:04.728000000Z\"",
                        "\"host\":\"MORDORDC.mordor.local\"",
                        "\"pid\":2008,\"ppid\":696,\"guid\":\"{b669e388-4a98-5ee0-1704-000000000300}\"",
                        "\"parentImage\":\"C:\\\\Windows\\\\System32\\\\services.exe\"",
                        "\"user\":\"NT AUTHORITY\\\\NETWORK SERVICE\",\"session\":0,\"logonId\":996",
                        "\"md5\":\"49D503CA73BABD8FCCF522A611B539D1\"");
        assertThat(reading.json("net").get(0))
                .contains("\"eventId\":5156", "\"src\":\"192.168.5.2\",\"srcPort\":49246,\"dst\":\"172.18.38.5\",\"dstPort\":53");
        assertThat(reading.json("access").get(0))
                .contains("\"sourcePid\":8308", "\"targetPid\":6196", "\"grantedAccess\":4096");
        assertThat(reading.json("events").get(22))
                .startsWith("{\"time\":\"2020-06-10T02:50:56.000000000Z\"")
                .contains("\"recordId\":379811", "\"level\":0,\"version\":1", "\"ProcessId\":\"3548\"");
    }
}
