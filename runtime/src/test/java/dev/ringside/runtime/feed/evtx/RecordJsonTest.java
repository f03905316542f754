package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records write the same JSON from their bytes as an event is written that is asked for each field. */
@Timeout(300)
final class RecordJsonTest {
    /** A record that can only be asked. */
    private record Asked(LogRecord record) implements LogRecord {
        @Override
        public Os os() {
            return record.os();
        }

        @Override
        public @Nullable String text(SystemText field) {
            return record.text(field);
        }

        @Override
        public OptionalLong number(SystemNumber field) {
            return record.number(field);
        }

        @Override
        public @Nullable Datum find(String name) {
            return record.find(name);
        }

        @Override
        public List<Datum> data() {
            return record.data();
        }
    }

    /** What the record writes itself. */
    static String written(EvtxRecord record) {
        assertThat(record.template().json(LogStreams.mapping(TestSink.EVENTS))).isPresent();
        return json(LogStreams.event(TestSink.EVENTS, record, 9));
    }

    /** What is written of the event field by field. */
    static String made(EvtxRecord record) {
        return json(LogStreams.event(TestSink.EVENTS, new Asked(record), 9));
    }

    private static String json(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, Names.RINGSIDE).write(event, List.of());
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyRecordOfThePublicLogsIsWrittenAsItIsMade() throws Exception {
        long count = 0;
        try (Stream<Path> files = Files.walk(Logs.corpus(""))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".evtx")).toList()) {
                for (EvtxRecord record : records(file)) {
                    assertThat(written(record)).isEqualTo(made(record));
                    assertThat(record.data())
                            .allSatisfy(datum ->
                                    assertThat(record.find(datum.name())).isNotNull());
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(15_000);
    }

    private static List<EvtxRecord> records(Path file) throws IOException {
        return Logs.file(Files.readAllBytes(file)).records();
    }
}
