package dev.ringside.driver.windows.etw.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Events and schemas that tests make. */
final class Events {
    private static final UUID PROVIDER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private Events() {}

    static EventRecord withData(byte[] data) {
        return new EventRecord(header(EventHeader.POINTERS_64), ByteBuffer.wrap(data), List.of());
    }

    static EventRecord with32BitPointers(byte[] data) {
        return new EventRecord(header(EventHeader.POINTERS_32), ByteBuffer.wrap(data), List.of());
    }

    static EventHeader header(int flags) {
        return new EventHeader(flags, 0, 7, 42, 0, PROVIDER, new EventDescriptor(1, 0, 0, 4, 0, 0, 0), 0, null);
    }

    static EventSchema schema(Property... properties) {
        return new EventSchema(
                PROVIDER,
                new EventDescriptor(1, 0, 0, 4, 0, 0, 0),
                "Provider",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "",
                EventSchema.Source.MANIFEST,
                List.of(properties));
    }

    /** Numbers as bytes, texts as UTF-16 without a terminator, arrays of bytes as they are, one behind the other. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer number -> out.write(number);
                case Character letter -> out.write(letter);
                case String text -> out.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
                case byte[] bytes -> out.writeBytes(bytes);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return out.toByteArray();
    }
}
