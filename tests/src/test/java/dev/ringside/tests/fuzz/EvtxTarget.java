package dev.ringside.tests.fuzz;

import dev.ringside.tests.evtx.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever the content of an event log, reading it ends, in order or with a message, and a second time it is the same. */
public final class EvtxTarget {
    private static final Path FILE = newFile();

    private EvtxTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Files.write(FILE, CompactLog.expand(input));
        Reading once = Reading.of(FILE);
        Reading twice = Reading.of(FILE);
        Claim.that(once.equals(twice), once, "is at another time", twice);
    }

    private static Path newFile() {
        try {
            Path file = Files.createTempFile("fuzz", ".evtx");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
