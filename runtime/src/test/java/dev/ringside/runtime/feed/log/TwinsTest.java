package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same records stored twice, as Windows' event log and as JSON, are the same events. */
final class TwinsTest {
    @Test
    void aRecordIsTheSameEventHoweverItIsStored() throws Exception {
        List<String> differences = new ArrayList<>();
        int events = 0;
        for (Path log : logs()) {
            Path json = Path.of(log.toString().replaceFirst("evtx$", "json"));
            if (Files.exists(json)) {
                List<String> expected = events(log);
                List<String> actual = events(json);
                events += expected.size();
                if (!actual.equals(expected)) {
                    differences.add(log.getFileName() + "\n  " + expected + "\n  " + actual);
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(events).isGreaterThan(100);
    }

    private static List<Path> logs() throws Exception {
        try (Stream<Path> files = Files.walk(Corpus.path("SigmaHQ+sigma/regression_data"))) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        }
    }

    /** Those with fields of their own. What made the JSON has cut blanks off the ends of values, and once changed case. */
    private static List<String> events(Path file) throws Exception {
        return EventsOfFile.of(file).stream()
                .flatMap(List::stream)
                .filter(event -> !event.stream().isOpen())
                .map(TwinsTest::text)
                .toList();
    }

    private static String text(Event event) {
        Map<String, String> fields = LogEvents.fields(event);
        fields.replaceAll((field, value) -> value.strip().toLowerCase(Locale.ROOT));
        return event.stream()
                + " "
                + event.text(event.stream().field("host").slot())
                + " "
                + event.number(event.stream().field("time").slot())
                + " "
                + fields;
    }
}
