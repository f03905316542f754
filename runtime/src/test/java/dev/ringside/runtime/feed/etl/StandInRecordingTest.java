package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.TraceEventInfo;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.driver.windows.etw.record.schema.RecordedSchemas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for the stand-in of Windows' tracing functions says the same as the file that it is made of. */
final class StandInRecordingTest {
    private static final int MAGIC = 8;
    private static final int USER_DATA_LENGTH = 86;
    private static final int USER_DATA = 96;

    @ParameterizedTest
    @ValueSource(strings = {Traces.AMSI, Traces.COMPRESSED, Traces.POWERSHELL, Traces.PROCESS})
    void everyEventIsThereWithItsSchemaAsTdhTellsIt(String name) throws Exception {
        List<EventRecord> events = Traces.events(Traces.corpus(name), new Damage());
        RecordedSchemas schemas = new RecordedSchemas(new EventManifests());
        ByteBuffer in =
                ByteBuffer.wrap(StandInRecording.of(Traces.corpus(name))).order(ByteOrder.LITTLE_ENDIAN);
        in.position(MAGIC);
        for (EventRecord event : events) {
            ByteBuffer record = block(in);
            EventHeader header = EventHeader.read(record, 0);
            assertThat(header.provider()).isEqualTo(event.provider());
            assertThat(header.descriptor()).isEqualTo(event.descriptor());
            assertThat(header.time()).isEqualTo(event.header().time() / 100 * 100);
            ByteBuffer data = record.slice((int) record.getLong(USER_DATA), record.getShort(USER_DATA_LENGTH) & 0xFFFF);
            assertThat(data).isEqualTo(event.userData());
            Optional<EventSchema> schema = TraceEventInfo.read(block(in), map -> Optional.empty());
            assertThat(schema.map(known -> values(event, known)))
                    .isEqualTo(schemas.find(event).map(known -> values(event, known)));
        }
        assertThat(in.hasRemaining()).isFalse();
    }

    /** All values, but the counts that TDH makes properties of. */
    private static List<String> values(EventRecord event, EventSchema schema) {
        EventData data = new EventData(event, schema);
        return schema.properties().stream()
                .filter(property -> !property.name().endsWith(".Count"))
                .map(property -> property.name() + "="
                        + data.find(property.name()).map(Object::toString).orElse("missing"))
                .toList();
    }

    private static ByteBuffer block(ByteBuffer in) {
        int size = in.getInt();
        ByteBuffer block = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + size);
        return block;
    }
}
