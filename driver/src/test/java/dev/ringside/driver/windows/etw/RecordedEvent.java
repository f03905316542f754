package dev.ringside.driver.windows.etw;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.Guid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event made for a test, with its schema: text and numbers of 32 bits are what it can carry. {@link #recording} writes several as {@code recording.h} says.
 */
public final class RecordedEvent {
    private static final int RECORD = 112;
    private static final int INFO = 112;
    private static final int PROPERTY = 24;
    private static final int TEXT = 1;
    private static final int UINT32 = 8;
    private static final int CLASSIC = 0x0100;
    private static final int POINTERS_64 = 0x0040;

    private final UUID provider;
    private final String providerName;
    private final EventDescriptor descriptor;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int pid = 4711;
    private long fileTime = 133_000_000_000_000_000L;
    private boolean described = true;

    public RecordedEvent(UUID provider, String providerName, EventDescriptor descriptor) {
        this.provider = provider;
        this.providerName = providerName;
        this.descriptor = descriptor;
    }

    /** One with an id and a level and nothing else that tells it from others. */
    public static RecordedEvent of(UUID provider, String providerName, int id, int level) {
        return new RecordedEvent(provider, providerName, new EventDescriptor(id, 0, 0, level, 0, 0, 0));
    }

    public RecordedEvent pid(int process) {
        pid = process;
        return this;
    }

    /** When it was written, in 100 ns since 1601. */
    public RecordedEvent at(long ticks) {
        fileTime = ticks;
        return this;
    }

    /** Nobody knows its schema. */
    public RecordedEvent undescribed() {
        described = false;
        return this;
    }

    public RecordedEvent with(String name, String value) {
        names.add(name);
        types.add(TEXT);
        data.writeBytes((value + "\0").getBytes(StandardCharsets.UTF_16LE));
        return this;
    }

    public RecordedEvent with(String name, int value) {
        names.add(name);
        types.add(UINT32);
        data.writeBytes(bytes(little(Integer.BYTES).putInt(value)));
        return this;
    }

    /** The file that the stand-in replays. */
    public static byte[] recording(List<RecordedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("RSETW1\0\0".getBytes(StandardCharsets.US_ASCII));
        for (RecordedEvent event : events) {
            block(out, event.record());
            block(out, event.described ? event.info() : new byte[0]);
        }
        return out.toByteArray();
    }

    private static void block(ByteArrayOutputStream out, byte[] block) {
        out.writeBytes(bytes(little(Integer.BYTES).putInt(block.length)));
        out.writeBytes(block);
    }

    private byte[] record() {
        ByteBuffer out = little(RECORD + data.size());
        boolean classic = descriptor.id() == 0;
        out.putShort(4, (short) (POINTERS_64 | (classic ? CLASSIC : 0)));
        out.putInt(8, pid + 1).putInt(12, pid).putLong(16, fileTime);
        Guid.write(provider, out, 24);
        descriptor.write(out, 40);
        out.putShort(86, (short) data.size());
        out.putLong(96, data.size() == 0 ? 0 : RECORD);
        return bytes(out.put(RECORD, data.toByteArray()));
    }

    private byte[] info() {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        int textsAt = INFO + names.size() * PROPERTY;
        ByteBuffer out = little(textsAt);
        Guid.write(provider, out, 0);
        descriptor.write(out, 32);
        out.putInt(52, textsAt);
        texts.writeBytes((providerName + "\0").getBytes(StandardCharsets.UTF_16LE));
        out.putInt(100, names.size()).putInt(104, names.size());
        for (int i = 0; i < names.size(); i++) {
            int at = INFO + i * PROPERTY;
            out.putInt(at + 4, textsAt + texts.size());
            out.putShort(at + 8, (short) (int) types.get(i));
            out.putShort(at + 16, (short) 1);
            out.putShort(at + 18, (short) (types.get(i) == TEXT ? 0 : Integer.BYTES));
            texts.writeBytes((names.get(i) + "\0").getBytes(StandardCharsets.UTF_16LE));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes(out));
        whole.writeBytes(texts.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] bytes(ByteBuffer whole) {
        byte[] bytes = new byte[whole.capacity()];
        whole.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
