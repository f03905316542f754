package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Sysmon wrote into the logs of the corpus is in the fields of the streams, value by value. */
final class SysmonCorpusTest {
    private static final String EVENT_TYPE = "EventType";

    private final List<String> differences = new ArrayList<>();
    /** By event id. */
    private final TreeMap<Long, Integer> records = new TreeMap<>();

    private int values;

    @Test
    void everyValueOfEveryRecordIsInItsStream() throws Exception {
        for (Path file : logs()) {
            for (List<Event> record : EventsOfFile.of(file)) {
                Event open = record.get(record.size() - 1);
                if (SysmonMappings.WINDOWS.equals(
                        open.text(LogStreams.EVENTS.field("provider").slot()))) {
                    compare(file, record, open);
                }
            }
        }

        assertThat(differences).isEmpty();
        assertThat(records).containsKeys(1L, 3L, 7L, 10L, 11L, 12L, 13L, 15L, 17L, 18L, 19L, 20L, 22L);
        assertThat(values).isGreaterThan(10_000);
    }

    private static List<Path> logs() throws Exception {
        try (Stream<Path> files = Files.walk(Corpus.path(""))) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .toList();
        }
    }

    private void compare(Path file, List<Event> record, Event open) {
        long eventId = open.number(LogStreams.EVENTS.field("eventId").slot());
        String place = file.getFileName() + " " + eventId + " ";
        records.merge(eventId, 1, Integer::sum);
        if (record.size() != 2) {
            differences.add(place + "is in " + record.size() + " streams");
            return;
        }
        Event event = record.get(0);
        for (Datum datum : open.data()) {
            values++;
            Optional<Field> field = event.stream().find(datum.name());
            if (field.isEmpty()) {
                differences.add(place + datum.name() + " has no place");
            } else if (!isSame(datum, LogEvents.value(event, field.get()), field.get())) {
                differences.add(place + datum + " is " + LogEvents.value(event, field.get()));
            }
        }
    }

    private static boolean isSame(Datum datum, @Nullable Object value, Field field) {
        String text = datum.text();
        if (datum.name().equals(EVENT_TYPE)) {
            // Told by a word of the stream's.
            return value != null;
        }
        if (value == null || Conversion.isMissing(text)) {
            return value == null && Conversion.isMissing(text);
        }
        return switch (field.type()) {
            case TIME ->
                new Datum("", FieldType.TIME, value).text().replace('T', ' ').startsWith(text);
            case INT, PORT -> Long.decode(text).equals(value);
            case BOOL -> value.equals(Boolean.parseBoolean(text) ? 1L : 0L);
            case ENUM -> text.equalsIgnoreCase(value.toString());
            case IP -> IpAddress.parse(text).filter(value::equals).isPresent();
            case LIST -> value instanceof List<?> list && isSame(text, list);
            default -> text.equals(value);
        };
    }

    private static boolean isSame(String text, List<?> list) {
        String joined = list.stream().map(item -> item + ";").collect(Collectors.joining());
        return text.equals(joined);
    }
}
