package dev.ringside.driver.windows.etw.record.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.ExtendedItem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that bring their own schema. */
class SelfDescribingTest {
    private static final EventHeader HEADER = new EventHeader(
            EventHeader.POINTERS_64, 0, 1, 2, 0, new UUID(1, 2), new EventDescriptor(0, 0, 11, 4, 0, 0, 0), 0, null);

    @Test
    void namesTypesCountsAndStructuresAreRead() {
        byte[] schema = metadata(
                0x00,
                "Saved\0",
                "path\0",
                0x01,
                // With an out-type, with tags of two bytes behind it: a number in hexadecimal.
                "flags\0",
                0x80 | 0x08,
                0x80 | 4,
                0x81,
                0x01,
                // Two bytes each, always 2; and as many as the data say.
                "pair\0",
                0x20 | 0x06,
                2,
                0,
                "rest\0",
                0x40 | 0x04,
                "at\0",
                0x80 | 24,
                2,
                "x\0",
                0x04,
                "y\0",
                0x04,
                "raw\0",
                14);
        byte[] data = bytes("C:\\\0", 0x1F, 0, 0, 0, 1, 0, 2, 0, 3, 0, 7, 8, 9, 5, 6, 2, 0, 0xAB, 0xCD);
        EventRecord event = event(schema, data);
        EventSchema known = SelfDescribing.of(event).orElseThrow();
        EventData values = new EventData(event, known);

        assertThat(known.name()).isEqualTo("Saved");
        assertThat(known.providerName()).isEqualTo("Source");
        assertThat(shown(values, "path")).isEqualTo("C:\\");
        assertThat(shown(values, "flags")).isEqualTo("0x1F");
        assertThat(shown(values, "pair")).isEqualTo("[1, 2]");
        assertThat(shown(values, "rest")).isEqualTo("[7, 8, 9]");
        assertThat(shown(values, "at")).isEqualTo("{x=5, y=6}");
        assertThat(shown(values, "raw")).isEqualTo("ABCD");
        assertThat(values.isTruncated()).isFalse();
    }

    @Test
    void nonsenseGivesNoSchemaOrOneThatEnds() {
        Random random = new Random(20_261_125);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            EventRecord event = event(metadata(0, "E\0", noise), noise);
            EventSchema schema = SelfDescribing.of(event).orElse(null);
            if (schema != null) {
                read++;
                EventData data = new EventData(event, schema);
                for (int place = 0; place < data.size(); place++) {
                    data.get(place)
                            .ifPresent(value -> assertThat(value.toString()).isNotNull());
                }
            }
        }
        assertThat(read).isPositive();
    }

    private static EventRecord event(byte[] schema, byte[] data) {
        return new EventRecord(
                HEADER,
                ByteBuffer.wrap(data),
                List.of(
                        new ExtendedItem(
                                ExtendedItem.TRAITS,
                                ByteBuffer.wrap(sized("Source\0".getBytes(StandardCharsets.UTF_8)))),
                        new ExtendedItem(ExtendedItem.SCHEMA, ByteBuffer.wrap(schema))));
    }

    private static String shown(EventData data, String name) {
        return data.find(name).map(Object::toString).orElse("missing");
    }

    private static byte[] metadata(Object... parts) {
        return sized(joined(StandardCharsets.UTF_8, parts));
    }

    private static byte[] bytes(Object... parts) {
        return joined(StandardCharsets.UTF_16LE, parts);
    }

    private static byte[] sized(byte[] content) {
        return ByteBuffer.allocate(2 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    private static byte[] joined(Charset charset, Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer number -> out.write(number);
                case String text -> out.writeBytes(text.getBytes(charset));
                case byte[] content -> out.writeBytes(content);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return out.toByteArray();
    }
}
