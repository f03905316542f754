package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A large event log made of the corpus' chunks, which the program beside the corpus puts together.
 *
 * @param records as many as it says there are
 */
record BigLog(Path file, long records) {
    private static final Path CORPUS = Path.of(System.getProperty("ringside.corpus", "../shared/corpus"));
    private static final Path MAKER = CORPUS.resolve("../bin/mk_big_evtx.py");
    private static final Path TABLE = CORPUS.resolve("expected/evtx_expected.dev.tsv");
    private static final Pattern RECORDS = Pattern.compile("\"records\": (\\d+)");

    static boolean canBeMade() {
        return Files.exists(MAKER) && Files.exists(TABLE);
    }

    /** Makes one of at least so many megabytes. */
    static BigLog make(Path directory, int megabytes) throws IOException {
        Path file = directory.resolve(megabytes + "-megabytes.evtx");
        String facts = Commands.output(
                        "python3",
                        MAKER.toString(),
                        file.toString(),
                        String.valueOf(megabytes),
                        TABLE.toString(),
                        CORPUS.toString())
                .orElseThrow(() -> new IOException(MAKER + " fails"));
        Matcher records = RECORDS.matcher(facts);
        if (!records.find()) {
            throw new IOException("it does not say how many records there are: " + facts);
        }
        return new BigLog(file, Long.parseLong(records.group(1)));
    }

    double megabytes() throws IOException {
        return Files.size(file) / 1e6;
    }
}
