package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording gives the same rows as the events gave when they happened, whatever is asked. */
class ReplayTest {
    private static final int QUERIES = 600;
    private static final int EVENTS = 80;

    @TempDir
    Path directory;

    @Test
    void aRecordingGivesWhatTheEventsGave() throws Exception {
        int withRows = 0;
        long first = Long.getLong("ringside.seed", 1);
        for (long seed = first; seed < first + QUERIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> events = RandomRecording.of(random, EVENTS);
            String query = new RandomQueries(random).next();
            InProcess inProcess = InProcess.with(directory, events);

            Outcome recorded = inProcess.overRecording(query);

            assertThat(recorded.messages()).as("seed %d: %s", seed, query).noneMatch(line -> line.startsWith("error"));
            assertThat(inProcess.overEvents(query, events))
                    .as("seed %d: %s%nover%n%s", seed, query, String.join("\n", events))
                    .hasToString(recorded.toString());
            withRows += recorded.rows().isEmpty() ? 0 : 1;
        }
        assertThat(withRows).as("queries that gave rows").isGreaterThan(QUERIES / 2);
    }
}
