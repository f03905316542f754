package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.Guid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the events of a buffer, one behind the other, each at a multiple of 8 bytes. */
final class BufferReader {
    private static final int ALIGNMENT = 8;
    /** What an event needs at the least, and what is looked at to tell its kind. */
    private static final int LEAST = 8;
    /** Fills up a buffer behind its last event. */
    private static final int FILLING = -1;

    private static final int THREAD_ID = 8;
    private static final int PROCESS_ID = 12;
    private static final int TIME = 16;
    private static final int GUID = 24;
    private static final int PROCESSOR_TIME = 40;
    private static final int NOT_ON_TIME = 8;

    /** Of an extended item: unused, type, whether another one follows, size; then its data. */
    private static final int ITEM = 8;

    private static final int ITEM_TYPE = 2;
    private static final int ITEM_NEXT = 4;
    private static final int ITEM_SIZE = 6;

    private final ByteBuffer in;
    private final TraceClock clock;
    private final FileHeader file;

    BufferReader(ByteBuffer in, FileHeader file) {
        this.in = in;
        this.file = file;
        this.clock = file.clock();
    }

    /** Takes what is found in a buffer. */
    interface Finds {
        void event(EventRecord event);

        /** Nothing can be read from that place to the end of the buffer. */
        void damage(int at, String reason);
    }

    /** Reads the events between the buffer's header and that end. */
    void read(int end, Finds finds) {
        int at = BufferHeader.BYTES;
        while (at + LEAST <= end && in.getInt(at) != FILLING) {
            Optional<HeaderKind> kind = HeaderKind.at(in, at);
            if (kind.isEmpty()) {
                finds.damage(at, "no event begins with 0x" + Integer.toHexString(in.getInt(at)));
                return;
            }
            int size = kind.get().size(in, at);
            if (size < kind.get().bytes() || size > end - at) {
                finds.damage(at, "an event of " + size + " bytes where " + (end - at) + " are left");
                return;
            }
            finds.event(event(kind.get(), at, at + size));
            at += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    private EventRecord event(HeaderKind kind, int at, int end) {
        return switch (kind) {
            case EVENT_32, EVENT_64 -> described(kind, at, end);
            case FULL_32, FULL_64, INSTANCE_32, INSTANCE_64 -> classic(kind, at, end);
            case SYSTEM_32, SYSTEM_64, COMPACT_32, COMPACT_64 ->
                kernel(kind, at, end, TIME, unsigned(at + THREAD_ID), unsigned(at + PROCESS_ID));
            case PERFORMANCE_32, PERFORMANCE_64 ->
                kernel(kind, at, end, NOT_ON_TIME, EventHeader.UNKNOWN, EventHeader.UNKNOWN);
            case MESSAGE -> new MessageHeader(in, at, end).event(file);
        };
    }

    private EventRecord described(HeaderKind kind, int at, int end) {
        EventHeader header = EventHeader.read(in, at, clock::nanos);
        List<ExtendedItem> items = new ArrayList<>();
        int next = at + kind.bytes();
        boolean more = header.has(EventHeader.EXTENDED_INFO);
        while (more && next + ITEM <= end) {
            int size = in.getShort(next + ITEM_SIZE) & 0xFFFF;
            if (size > end - next - ITEM) {
                break;
            }
            items.add(new ExtendedItem(in.getShort(next + ITEM_TYPE) & 0xFFFF, copy(next + ITEM, size)));
            more = (in.getShort(next + ITEM_NEXT) & 1) != 0;
            next += (ITEM + size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        int data = Math.min(next, end);
        return new EventRecord(header.withFlags(kind.pointers()), copy(data, end - data), items);
    }

    /** Of a class that user mode registered: the type and its version stand where a described event has flags. */
    private EventRecord classic(HeaderKind kind, int at, int end) {
        EventDescriptor descriptor =
                EventDescriptor.classic(in.getShort(at + 6) & 0xFF, in.get(at + 5) & 0xFF, in.get(at + 4) & 0xFF);
        return record(
                kind,
                unsigned(at + THREAD_ID),
                unsigned(at + PROCESS_ID),
                in.getLong(at + TIME),
                Guid.read(in, at + GUID),
                descriptor,
                in.getLong(at + PROCESSOR_TIME),
                at,
                end);
    }

    /** Of the kernel: version, then size, type and group. */
    private EventRecord kernel(HeaderKind kind, int at, int end, int time, long thread, long process) {
        int type = in.get(at + 6) & 0xFF;
        int group = in.get(at + 7) & 0xFF;
        return record(
                kind,
                thread,
                process,
                in.getLong(at + time),
                KernelGroups.classOf(group),
                EventDescriptor.classic(in.getShort(at) & 0xFF, 0, type),
                0,
                at,
                end);
    }

    private EventRecord record(
            HeaderKind kind,
            long thread,
            long process,
            long time,
            UUID provider,
            EventDescriptor descriptor,
            long processorTime,
            int at,
            int end) {
        EventHeader header = new EventHeader(
                EventHeader.CLASSIC | kind.pointers(),
                0,
                thread,
                process,
                clock.nanos(time),
                provider,
                descriptor,
                processorTime,
                null);
        int data = at + kind.bytes();
        return new EventRecord(header, copy(data, end - data), List.of());
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(in.getInt(at));
    }

    /** Events outlive the buffer, which is much larger. */
    private ByteBuffer copy(int at, int size) {
        byte[] bytes = new byte[size];
        in.get(at, bytes);
        return ByteBuffer.wrap(bytes);
    }
}
