package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.Layout.EventHeaderExtendedDataItem;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** EVENT_RECORD in native memory and as data of ours. */
final class NativeRecords {
    private NativeRecords() {}

    /** A copy of one that Windows gives to a callback, which is its own only until the callback returns. */
    static EventRecord copy(Pointer record) {
        ByteBuffer head = bytes(record, Layout.EventRecord.BYTES);
        int count = head.getShort(Layout.EventRecord.EXTENDED_DATA_COUNT) & 0xFFFF;
        int length = head.getShort(Layout.EventRecord.USER_DATA_LENGTH) & 0xFFFF;
        long extended = head.getLong(Layout.EventRecord.EXTENDED_DATA);
        long data = head.getLong(Layout.EventRecord.USER_DATA);
        return new EventRecord(
                EventHeader.read(head, 0),
                data == 0 ? ByteBuffer.allocate(0) : bytes(new Pointer(data), length),
                extended == 0 ? List.of() : items(new Pointer(extended), count));
    }

    private static List<ExtendedItem> items(Pointer extended, int count) {
        List<ExtendedItem> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Pointer item = extended.share((long) i * EventHeaderExtendedDataItem.BYTES);
            long data = item.getLong(EventHeaderExtendedDataItem.DATA_PTR);
            int size = item.getShort(EventHeaderExtendedDataItem.DATA_SIZE) & 0xFFFF;
            if (data != 0) {
                items.add(new ExtendedItem(
                        item.getShort(EventHeaderExtendedDataItem.EXT_TYPE) & 0xFFFF, bytes(new Pointer(data), size)));
            }
        }
        return items;
    }

    private static ByteBuffer bytes(Pointer from, int size) {
        return ByteBuffer.wrap(size == 0 ? new byte[0] : from.getByteArray(0, size))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes one for functions that ask about it; all that it points to is behind it in the same memory. Its time is left out. */
    static Memory write(EventRecord event) {
        ByteBuffer data = event.userData();
        int items = Layout.EventRecord.BYTES;
        int size = items + event.extended().size() * EventHeaderExtendedDataItem.BYTES + data.remaining();
        for (ExtendedItem item : event.extended()) {
            size += item.data().remaining();
        }
        Memory out = new Memory(size);
        out.clear();
        header(out, event);
        int at = items + event.extended().size() * EventHeaderExtendedDataItem.BYTES;
        out.setShort(
                Layout.EventRecord.EXTENDED_DATA_COUNT, (short) event.extended().size());
        out.setPointer(Layout.EventRecord.EXTENDED_DATA, event.extended().isEmpty() ? Pointer.NULL : out.share(items));
        for (int i = 0; i < event.extended().size(); i++) {
            ExtendedItem item = event.extended().get(i);
            int place = items + i * EventHeaderExtendedDataItem.BYTES;
            out.setShort(place + EventHeaderExtendedDataItem.EXT_TYPE, (short) item.type());
            out.setShort(place + EventHeaderExtendedDataItem.DATA_SIZE, (short)
                    item.data().remaining());
            out.setLong(place + EventHeaderExtendedDataItem.DATA_PTR, Pointer.nativeValue(out) + at);
            at += put(out, at, item.data());
        }
        out.setShort(Layout.EventRecord.USER_DATA_LENGTH, (short) data.remaining());
        out.setLong(Layout.EventRecord.USER_DATA, data.hasRemaining() ? Pointer.nativeValue(out) + at : 0);
        put(out, at, data);
        return out;
    }

    private static void header(Memory out, EventRecord event) {
        EventHeader header = event.header();
        out.setShort(Layout.EventRecord.EVENT_HEADER_FLAGS, (short) header.flags());
        out.setInt(Layout.EventRecord.EVENT_HEADER_THREAD_ID, (int) header.threadId());
        out.setInt(Layout.EventRecord.EVENT_HEADER_PROCESS_ID, (int) header.processId());
        out.write(Layout.EventRecord.EVENT_HEADER_PROVIDER_ID, Guid.bytes(header.provider()), 0, Guid.BYTES);
        ByteBuffer descriptor = ByteBuffer.allocate(Guid.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.descriptor().write(descriptor, 0);
        out.write(Layout.EventRecord.EVENT_HEADER_EVENT_DESCRIPTOR, descriptor.array(), 0, descriptor.capacity());
    }

    private static int put(Memory out, int at, ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        out.write(at, bytes, 0, bytes.length);
        return bytes.length;
    }
}
