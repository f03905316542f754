package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.Guid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes .etl files of 64-bit or 32-bit machines: a buffer that describes the file, and one for each call of {@link #buffer}. */
final class TraceBuilder {
    static final long START = 133_000_000_000_000_000L; // 100 ns since 1601
    private static final int BUFFER = 4096;
    private static final int HEAD = 72;

    private final int pointerBytes;
    private final int clock;
    private final List<byte[]> buffers = new ArrayList<>();

    /** @param clock 1 counts 10 million times a second from 0, 2 is the time, 3 counts cycles of 2 GHz from 0 */
    TraceBuilder(int pointerBytes, int clock) {
        this.pointerBytes = pointerBytes;
        this.clock = clock;
        buffers.add(buffer(4, List.of(fileHeader())));
    }

    private byte[] fileHeader() {
        int rest = 56 + 2 * pointerBytes + 176;
        byte[] bytes = new byte[rest + 32];
        ByteBuffer data = little(bytes);
        data.putInt(0, BUFFER);
        data.putInt(44, pointerBytes);
        data.putInt(48, 3);
        data.putInt(52, 2000);
        data.putLong(rest + 8, 10_000_000);
        data.putLong(rest + 16, START);
        data.putInt(rest + 24, clock);
        return system(2, 0, 0, 0, clock == 2 ? START : 0, 1, 2, bytes);
    }

    /** Adds a buffer of that processor with these events. */
    TraceBuilder buffer(byte[]... events) {
        buffers.add(buffer(0, List.of(events)));
        return this;
    }

    private static byte[] buffer(int type, List<byte[]> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] event : events) {
            all.writeBytes(event);
            all.writeBytes(new byte[-event.length & 7]);
        }
        int used = HEAD + all.size();
        byte[] bytes = new byte[Math.max(BUFFER, used)];
        ByteBuffer buffer = little(bytes);
        buffer.putInt(0, buffer.capacity());
        buffer.putInt(48, used);
        buffer.putShort(54, (short) type);
        buffer.put(HEAD, all.toByteArray());
        return bytes;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        buffers.forEach(file::writeBytes);
        return file.toByteArray();
    }

    /** An event of the kernel with the header that has process and thread. */
    static byte[] system(int version, int group, int type, int kind, long time, int pid, int tid, byte[] data) {
        byte[] bytes = new byte[32 + data.length];
        ByteBuffer event = little(bytes);
        event.putShort(0, (short) version);
        event.put(2, (byte) (kind == 0 ? 2 : kind));
        event.put(3, (byte) 0xC0);
        event.putShort(4, (short) event.capacity());
        event.put(6, (byte) type);
        event.put(7, (byte) group);
        event.putInt(8, tid);
        event.putInt(12, pid);
        event.putLong(16, time);
        event.put(32, data);
        return bytes;
    }

    /** An event of the kernel with the short header. */
    static byte[] performance(int version, int group, int type, long time, byte[] data) {
        byte[] bytes = new byte[16 + data.length];
        ByteBuffer event = little(bytes);
        event.putShort(0, (short) version);
        event.put(2, (byte) 0x11);
        event.put(3, (byte) 0xC0);
        event.putShort(4, (short) event.capacity());
        event.put(6, (byte) type);
        event.put(7, (byte) group);
        event.putLong(8, time);
        event.put(16, data);
        return bytes;
    }

    /** An event of a provider with a manifest. */
    static byte[] event(UUID provider, EventDescriptor descriptor, long time, int pid, int flags, byte[] data) {
        byte[] bytes = new byte[80 + data.length];
        ByteBuffer event = little(bytes);
        event.putShort(0, (short) event.capacity());
        event.put(2, (byte) 0x13);
        event.put(3, (byte) 0xC0);
        event.putShort(4, (short) flags);
        event.putInt(8, 77);
        event.putInt(12, pid);
        event.putLong(16, time);
        Guid.write(provider, event, 24);
        descriptor.write(event, 40);
        event.put(80, data);
        return bytes;
    }

    /** An instance event of a class that user mode registered. */
    static byte[] instance(UUID guid, int type, long time, byte[] data) {
        byte[] bytes = new byte[72 + data.length];
        ByteBuffer event = little(bytes);
        event.putShort(0, (short) event.capacity());
        event.put(2, (byte) 0x15);
        event.put(3, (byte) 0xC0);
        event.put(4, (byte) type);
        event.putInt(8, 77);
        event.putInt(12, 42);
        event.putLong(16, time);
        Guid.write(guid, event, 24);
        event.put(72, data);
        return bytes;
    }

    /** A message of WPP with everything that one may have. */
    static byte[] message(int number, UUID guid, long time, byte[] data) {
        byte[] bytes = new byte[8 + 4 + 16 + 8 + 8 + data.length];
        ByteBuffer event = little(bytes);
        event.putShort(0, (short) event.capacity());
        event.put(3, (byte) 0x90);
        event.putShort(4, (short) number);
        event.putShort(6, (short) (0x01 | 0x02 | 0x08 | 0x20));
        Guid.write(guid, event, 12);
        event.putLong(28, time);
        event.putInt(36, 77);
        event.putInt(40, 42);
        event.put(44, data);
        return bytes;
    }

    /** A text of UTF-16 with its terminator. */
    static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] number(int number) {
        byte[] bytes = new byte[Integer.BYTES];
        little(bytes).putInt(number);
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
