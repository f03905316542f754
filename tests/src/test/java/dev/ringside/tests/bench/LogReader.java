package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that reads event logs. */
interface LogReader extends AutoCloseable {
    String name();

    /** A digest of what each record of a file holds, in whatever way this program writes it; of those that it can read. */
    List<String> digests(Path file) throws IOException, InterruptedException;

    /** Makes text of all that is in a file. */
    Decoded decode(Path file) throws IOException, InterruptedException;

    @Override
    void close();

    /**
     * What was decoded.
     *
     * @param nanos how long it took
     */
    record Decoded(long records, long nanos) {
        private static final double NANOS_PER_SECOND = 1e9;

        /** The same, where who decoded did not count. */
        Decoded of(long number) {
            return new Decoded(number, nanos);
        }

        double perSecond() {
            return records / seconds();
        }

        double seconds() {
            return nanos / NANOS_PER_SECOND;
        }
    }
}
