package dev.ringside.tests.fuzz;

import dev.ringside.tests.evtx.Reading;
import dev.ringside.tests.evtx.Samples;
import dev.ringside.tests.evtx.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whatever the content of an event log, reading it ends, in order or with a message, and a second time it is the same; and what a query leaves out is what it does
 * not want.
 */
public final class EvtxTarget {
    private static final Path FILE = newFile();
    /** Of what the seeds hold. */
    private static final List<String> QUERIES = List.of(
            "events.where(eventId == 4688 && recordId > 1)",
            "events.where(NewProcessName.endsWith('.exe') || SubjectUserSid == 'S-1-5-18')",
            "procs.where(name == 'cmd1')");

    private EvtxTarget() {}

    /** Called by Jazzer before all inputs: what has to be loaded takes no input's time. */
    public static void fuzzerInitialize() throws Exception {
        Files.write(FILE, Samples.processes());
        Reading.of(FILE);
        for (String query : QUERIES) {
            select(query);
        }
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Files.write(FILE, CompactLog.expand(input));
        // One or the other, since reading is what takes the time.
        int query = CompactLog.choice(input) % (QUERIES.size() + 1);
        if (query < QUERIES.size()) {
            select(QUERIES.get(query));
        } else {
            Reading once = Reading.of(FILE);
            Reading twice = Reading.of(FILE);
            Claim.that(once.equals(twice), once, "is at another time", twice);
        }
    }

    private static void select(String query) throws InterruptedException {
        Selection selection = Selection.of(FILE, query);
        Claim.that(selection.selected().equals(selection.wanted()), query, "gives not what it wants:", selection);
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
