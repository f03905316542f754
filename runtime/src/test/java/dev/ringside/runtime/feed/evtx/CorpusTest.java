package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Timestamps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What four other programs found in public logs, as far as they agree. */
@Timeout(300)
final class CorpusTest {
    private static final String UNDECIDED = "undecided_corrupt";
    private static final Pattern TIME =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)[t ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?z?$");

    private static List<String[]> files() throws IOException {
        return Files.readAllLines(Logs.corpus("expected/evtx_expected.dev.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }

    private static Logs.Found found(String[] file) throws IOException {
        return Logs.file(Files.readAllBytes(Logs.corpus(file[0])));
    }

    @Test
    void everyLogHasItsRecordsAndNoOthers() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String[] file : files()) {
            Logs.Found found = found(file);
            if (file[5].equals(UNDECIDED)) {
                int fewest = Integer.parseInt(file[2].substring(0, file[2].indexOf('.')));
                assertThat(found.records()).as(file[0]).hasSizeGreaterThanOrEqualTo(fewest);
            } else if (!found.damage().isEmpty()
                    || !file[2].equals(Integer.toString(found.records().size()))
                    || !counts(file[3]).equals(counts(found.records()))) {
                wrong.add(file[0] + ": " + found.records().size() + " " + found.damage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Map<String, String> counts(String counts) {
        return counts.isEmpty()
                ? Map.of()
                : List.of(counts.split(",")).stream()
                        .map(count -> count.split(":"))
                        .collect(Collectors.toMap(count -> count[0], count -> count[1]));
    }

    private static Map<String, String> counts(List<EvtxRecord> records) {
        Map<String, String> counts = new TreeMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.number(SystemNumber.EVENT_ID).orElse(-1), Collectors.counting()))
                .forEach((id, count) -> counts.put(Long.toString(id), Long.toString(count)));
        return counts;
    }

    @Test
    void everyRecordSaysWhatOthersReadInIt() throws Exception {
        Map<String, List<String[]>> expected = expected();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (String[] file : files()) {
            List<EvtxRecord> records = found(file).records();
            for (String[] line : expected.getOrDefault(file[1], List.of())) {
                compared++;
                String said = said(line[0], records, Integer.parseInt(line[1]));
                if (!said.equals(String.join("\t", List.of(line).subList(0, 10)))) {
                    wrong.add(said);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(13_000);
    }

    private static Map<String, List<String[]>> expected() throws IOException {
        Map<String, List<String[]>> expected = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Logs.corpus("expected/evtx_records_expected.dev.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(line -> line[10].equals("1"))
                    .forEach(line -> expected.computeIfAbsent(line[0], digest -> new ArrayList<>())
                            .add(line));
        }
        return expected;
    }

    /** A record as the file of what is expected describes one. */
    private static String said(String file, List<EvtxRecord> records, int index) throws Exception {
        if (index >= records.size()) {
            return file + "\t" + index;
        }
        EvtxRecord record = records.get(index);
        List<String> fields = fields(record);
        return String.join(
                "\t",
                file,
                Integer.toString(index),
                Long.toString(record.number(SystemNumber.RECORD_ID).orElse(-1)),
                Long.toString(record.number(SystemNumber.EVENT_ID).orElse(-1)),
                String.valueOf(record.text(SystemText.PROVIDER)),
                String.valueOf(record.text(SystemText.CHANNEL)),
                String.valueOf(record.text(SystemText.COMPUTER)),
                new Timestamps().text(record.number(SystemNumber.TIME).orElse(0)),
                Integer.toString(fields.size()),
                digest(fields));
    }

    private static String digest(List<String> fields) throws NoSuchAlgorithmException {
        String all = fields.stream().map(field -> field + "\n").collect(Collectors.joining());
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    /** The elements below EventData or UserData; others do not count attributes. */
    private static List<String> fields(EvtxRecord record) {
        List<String> fields = new ArrayList<>();
        for (Leaf leaf : record.template().data()) {
            if (leaf.source() instanceof Source.Items items) {
                items.items().forEach(item -> fields.add(leaf.name() + "=" + normal(record, item)));
            } else if (!leaf.isAttribute()) {
                fields.add(leaf.name() + "=" + normal(record, leaf.source()));
            }
        }
        return fields;
    }

    /** A text as the others were made equal: without its surrounding blanks, fractions of seconds and capitals, and numbers with all their digits. */
    private static String normal(EvtxRecord record, Source source) {
        String text =
                record.text(source).replace("\r\n", "\n").replace('\r', '\n').strip();
        String lower = TIME.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("$1 $2");
        if (!(source instanceof Source.Value value) || !lower.startsWith("0x")) {
            return lower;
        }
        return switch (record.type(value.slot())) {
            case ValueType.HEX_INT32 -> "0x" + "0".repeat(10 - lower.length()) + lower.substring(2);
            case ValueType.HEX_INT64 -> "0x" + "0".repeat(18 - lower.length()) + lower.substring(2);
            default -> lower;
        };
    }
}
