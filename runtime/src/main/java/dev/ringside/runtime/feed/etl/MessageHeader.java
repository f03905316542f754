package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.Guid;
import java.nio.ByteBuffer;
import java.util.List;

/** A message of WPP, {@code MESSAGE_TRACE_HEADER}: size, number, options; then what the options say that there is, in the order of their bits. */
final class MessageHeader {
    private static final int BYTES = 8;
    private static final int NUMBER = 4;
    private static final int OPTIONS = 6;

    private static final int SEQUENCE = 0x01;
    private static final int GUID = 0x02;
    private static final int COMPONENT = 0x04;
    private static final int TIME = 0x08;
    private static final int COUNTER = 0x10;
    private static final int SYSTEM = 0x20;
    private static final int POINTERS_32 = 0x40;

    private final ByteBuffer in;
    private final int end;
    private final int number;
    private final int options;
    private int at;

    /** One that lies between these places; what the message says is read as far as it goes. */
    MessageHeader(ByteBuffer in, int start, int end) {
        this.in = in;
        this.end = end;
        this.number = in.getShort(start + NUMBER) & 0xFFFF;
        this.options = in.getShort(start + OPTIONS) & 0xFFFF;
        this.at = start + BYTES;
    }

    EventRecord event(FileHeader file) {
        take(SEQUENCE, Integer.BYTES);
        int guid = take(GUID, Guid.BYTES);
        take(has(GUID) ? 0 : COMPONENT, Integer.BYTES);
        int time = take(TIME | COUNTER, Long.BYTES);
        int system = take(SYSTEM, 2 * Integer.BYTES);
        EventHeader header = new EventHeader(
                EventHeader.TRACE_MESSAGE | (has(POINTERS_32) ? EventHeader.POINTERS_32 : EventHeader.POINTERS_64),
                0,
                system < 0 ? EventHeader.UNKNOWN : Integer.toUnsignedLong(in.getInt(system)),
                system < 0 ? EventHeader.UNKNOWN : Integer.toUnsignedLong(in.getInt(system + Integer.BYTES)),
                file.clock().nanos(time < 0 ? file.clock().first() : in.getLong(time)),
                guid < 0 ? Guid.NIL : Guid.read(in, guid),
                new EventDescriptor(number, 0, 0, 0, 0, 0, 0),
                0,
                null);
        byte[] data = new byte[end - at];
        in.get(at, data);
        return new EventRecord(header, ByteBuffer.wrap(data), List.of());
    }

    private boolean has(int option) {
        return (options & option) != 0;
    }

    /** Where something is that one of these options stands for; -1 if it is not there. */
    private int take(int option, int bytes) {
        if (!has(option) || bytes > end - at) {
            return -1;
        }
        at += bytes;
        return at - bytes;
    }
}
