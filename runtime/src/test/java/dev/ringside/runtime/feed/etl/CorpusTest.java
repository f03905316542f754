package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs find in public traces: {@code expected.py} beside {@code expected.tsv}, and PerfView. */
final class CorpusTest {
    private static final Pattern LINE =
            Pattern.compile("EVENT ([\\d,.]+): \\S+ PID=(\\d+); TID=(\\d+);.*?DataLen=([\\d,]+);.*");

    @TempDir
    private Path folder;

    /** What a file has: events, the times of the first and the last one, and a digest of all. */
    record Expected(String name, int events, long first, long last, String digest) {}

    private static List<Expected> expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(CorpusTest.class.getResourceAsStream("expected.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .map(part -> new Expected(
                            part[0],
                            Integer.parseInt(part[1]),
                            Long.parseLong(part[2]),
                            Long.parseLong(part[3]),
                            part[4]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void everyEventIsThereWithItsTimeAndItsData(Expected expected) throws Exception {
        Damage damage = new Damage();
        List<EventRecord> events = Traces.events(Traces.file(expected.name(), folder), damage);

        assertThat(damage.first()).isEmpty();
        assertThat(events).hasSize(expected.events());
        assertThat(events)
                .extracting(event -> event.header().time())
                .isSorted()
                .startsWith(expected.first())
                .endsWith(expected.last());
        assertThat(digest(events.stream().map(CorpusTest::line).sorted().collect(Collectors.joining("\n"))))
                .isEqualTo(expected.digest());
    }

    private static String line(EventRecord event) {
        EventDescriptor descriptor = event.descriptor();
        ByteBuffer data = event.userData();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return String.format(
                Locale.ROOT,
                "%d|%s|%d|%d|%d|%d|%d|%s",
                event.header().time(),
                event.provider(),
                descriptor.id(),
                descriptor.version(),
                descriptor.opcode(),
                event.header().processId(),
                event.header().threadId(),
                digest(bytes));
    }

    private static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It leaves out what it has no parser for, and tells times in microseconds since the first event. */
    @Test
    void perfViewSeesTheSameEventsAtTheSameTime() throws Exception {
        List<EventRecord> events = Traces.events(Traces.file(Traces.RUNTIME, folder), new Damage());
        long begin = events.get(0).header().time();
        List<String> ours = events.stream()
                .map(event -> shown(
                        Math.round((event.header().time() - begin) / 1000.0),
                        event.header().processId(),
                        event.header().threadId(),
                        event.userData().remaining()))
                .toList();
        Path text = Traces.corpus(Traces.RUNTIME).resolveSibling("gcevents.baseline.txt");
        List<String> theirs;
        try (Stream<String> lines = Files.lines(text)) {
            theirs = lines.map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> shown(
                            Math.round(Double.parseDouble(line.group(1).replace(",", "")) * 1000),
                            Long.parseLong(line.group(2)),
                            Long.parseLong(line.group(3)),
                            Integer.parseInt(line.group(4).replace(",", ""))))
                    .toList();
        }

        assertThat(theirs).hasSizeGreaterThan(50);
        assertThat(ours).containsSubsequence(theirs);
    }

    private static String shown(long micros, long pid, long tid, int bytes) {
        return micros + " us, pid " + pid + ", tid " + tid + ", " + bytes + " bytes";
    }
}
