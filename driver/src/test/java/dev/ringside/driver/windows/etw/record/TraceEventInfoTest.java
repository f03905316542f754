package dev.ringside.driver.windows.etw.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What TDH says of events. */
class TraceEventInfoTest {
    private static final long SEED = 20_261_125;

    @Test
    void whatIsWrittenIsRead() {
        RandomSchemas schemas = new RandomSchemas(SEED);
        for (int i = 0; i < 2000; i++) {
            EventSchema schema = schemas.schema();
            assertThat(read(TraceEventInfoWriter.write(schema)))
                    .as("schema %d of seed %d", i, SEED)
                    .contains(schema);
        }
    }

    @Test
    void whatIsDamagedGivesNothingOrSomethingButNeverThrows() {
        RandomSchemas schemas = new RandomSchemas(SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            byte[] info = TraceEventInfoWriter.write(schemas.schema());
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                info[random.nextInt(info.length)] = (byte) random.nextInt(256);
            }
            Optional<EventSchema> schema = TraceEventInfo.read(
                    ByteBuffer.wrap(info, 0, info.length - random.nextInt(Math.min(8, info.length))),
                    map -> Optional.empty());
            schema.ifPresent(known -> decodeAll(known, random));
        }
    }

    private static void decodeAll(EventSchema schema, Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        EventData data = new EventData(Events.withData(bytes), schema);
        for (int i = 0; i < data.size(); i++) {
            data.get(i).ifPresent(value -> assertThat(value.toString()).isNotNull());
        }
    }

    @Test
    void aStructureThatIsWithinItselfIsRefused() {
        Property inner = Property.of(1, "inner", InType.UINT32, OutType.NULL);
        Property outer = new Property(
                0,
                "outer",
                InType.NULL,
                OutType.NULL,
                Extent.NATURAL,
                Extent.NATURAL,
                List.of(inner),
                Optional.empty());
        byte[] info = TraceEventInfoWriter.write(Events.schema(outer));
        assertThat(read(info)).isPresent();
        ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN).putShort(112 + 8, (short) 0);

        assertThat(read(info)).isEmpty();
    }

    @Test
    void theNamesOfValuesAreAskedForByTheMapsName() {
        ValueMap map = new ValueMap("Colours", false, List.of(new ValueMap.Entry(2, "green")));
        Property property = new Property(
                0, "colour", InType.UINT32, OutType.NULL, Extent.NATURAL, Extent.NATURAL, List.of(), Optional.of(map));
        byte[] info = TraceEventInfoWriter.write(Events.schema(property));
        Optional<EventSchema> schema = TraceEventInfo.read(
                ByteBuffer.wrap(info), name -> name.equals("Colours") ? Optional.of(map) : Optional.empty());

        assertThat(schema.orElseThrow().properties()).containsExactly(property);
    }

    private static Optional<EventSchema> read(byte[] info) {
        return TraceEventInfo.read(ByteBuffer.wrap(info), map -> Optional.empty());
    }
}
