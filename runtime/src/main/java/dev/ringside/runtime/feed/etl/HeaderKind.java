package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How an event in a buffer begins: {@code TRACE_HEADER_TYPE_…}, the third byte; a message of WPP has none and says so in the fourth. */
enum HeaderKind {
    SYSTEM_32(1, 32, 4),
    SYSTEM_64(2, 32, 4),
    COMPACT_32(3, 24, 4),
    COMPACT_64(4, 24, 4),
    FULL_32(10, 48, 0),
    INSTANCE_32(11, 72, 0),
    PERFORMANCE_32(16, 16, 4),
    PERFORMANCE_64(17, 16, 4),
    EVENT_32(18, EventHeader.BYTES, 0),
    EVENT_64(19, EventHeader.BYTES, 0),
    FULL_64(20, 48, 0),
    INSTANCE_64(21, 72, 0),
    MESSAGE(HeaderKind.NO_TYPE, 8, 0);

    /** No byte is that. */
    private static final int NO_TYPE = 0x100;

    private static final int TYPE = 2;
    private static final int BITS = 3;
    private static final int EVENT_BITS = 0xC0;
    private static final int MESSAGE_BITS = 0x90;

    private static final Map<Integer, HeaderKind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.type, Function.identity()));

    private final int type;
    private final int bytes;
    private final int sizeAt;

    /**
     * A kind.
     *
     * @param bytes of the header
     * @param sizeAt where in it the size of the event stands, 2 bytes
     */
    HeaderKind(int type, int bytes, int sizeAt) {
        this.type = type;
        this.bytes = bytes;
        this.sizeAt = sizeAt;
    }

    /** The one of the event at that place, where there are at least 8 bytes; empty if no event begins so. */
    static Optional<HeaderKind> at(ByteBuffer in, int at) {
        return switch (in.get(at + BITS) & 0xFF) {
            case EVENT_BITS -> Optional.ofNullable(BY_TYPE.get((int) in.get(at + TYPE)));
            case MESSAGE_BITS -> Optional.of(MESSAGE);
            default -> Optional.empty();
        };
    }

    int bytes() {
        return bytes;
    }

    /** Bytes of the event at that place, header and data. */
    int size(ByteBuffer in, int at) {
        return in.getShort(at + sizeAt) & 0xFFFF;
    }

    /** What its header says of the pointers in its data, as flags of {@link EventHeader}. */
    int pointers() {
        return switch (this) {
            case SYSTEM_32, COMPACT_32, FULL_32, INSTANCE_32, PERFORMANCE_32, EVENT_32 -> EventHeader.POINTERS_32;
            default -> EventHeader.POINTERS_64;
        };
    }
}
