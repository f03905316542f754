package dev.ringside.tests.bench;

import dev.ringside.tests.evtx.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A large event log made of the corpus' chunks, which the program beside the corpus puts together: of those files whose chunks are full, as they are on a machine that
 * goes on writing. Most of the corpus' files hold a few records that somebody has chosen, and of them a large one would be mostly templates.
 *
 * @param records as many as it says there are
 */
record BigLog(Path file, long records) {
    private static final Path CORPUS = Path.of(System.getProperty("ringside.corpus", "../shared/corpus"));
    private static final Path MAKER = CORPUS.resolve("../bin/mk_big_evtx.py");
    private static final Path TABLE = CORPUS.resolve("expected/evtx_expected.dev.tsv");
    /** In a chunk, at least. */
    private static final int FULL = 60;

    private static final Pattern RECORDS = Pattern.compile("\"records\": (\\d+)");

    static boolean canBeMade() {
        return Files.exists(MAKER) && Files.exists(TABLE);
    }

    /** Makes one of at least so many megabytes. */
    static BigLog make(Path directory, int megabytes) throws IOException {
        Path file = directory.resolve(megabytes + "-megabytes.evtx");
        Path table = directory.resolve("full-chunks.tsv");
        Files.write(table, rows());
        String facts = Commands.output(
                        "python3",
                        MAKER.toString(),
                        file.toString(),
                        String.valueOf(megabytes),
                        table.toString(),
                        CORPUS.toString())
                .orElseThrow(() -> new IOException(MAKER + " fails"));
        Matcher records = RECORDS.matcher(facts);
        if (!records.find()) {
            throw new IOException("it does not say how many records there are: " + facts);
        }
        return new BigLog(file, Long.parseLong(records.group(1)));
    }

    /** The rows of the table for such files, behind its head. */
    private static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String row : Files.readAllLines(TABLE)) {
            Path file = CORPUS.resolve(row.substring(0, row.indexOf('\t')));
            if (rows.isEmpty() || isFull(Layout.of(Files.readAllBytes(file)))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean isFull(Layout layout) {
        return layout.records().size() >= FULL * Math.max(1, layout.chunks().size());
    }

    double megabytes() throws IOException {
        return Files.size(file) / 1e6;
    }
}
