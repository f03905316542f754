package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.plan.PartialGroup.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that programs have put together.
 *
 * @param sample a record of the keys' data alone, with the time of the first event
 * @param first when the first one happened, ns since boot
 * @param last when the last one did
 * @param count how many there are
 * @param parts what was measured
 */
public record KernelGroup(KernelRecord sample, long first, long last, long count, List<Part> parts) {
    public KernelGroup {
        parts = List.copyOf(parts);
    }

    /** What a map has of a group: a key, and the values of all processors. */
    static KernelGroup read(GroupLayout layout, byte[] key, byte[] values) {
        ByteBuffer bytes = ByteBuffer.wrap(values).order(ByteOrder.nativeOrder());
        long first = Long.MAX_VALUE;
        long last = 0;
        long count = 0;
        for (int at = 0; at < values.length; at += layout.valueSize()) {
            if (bytes.getLong(at + GroupLayout.COUNT) != 0) {
                first = Math.min(first, bytes.getLong(at + GroupLayout.FIRST));
                last = Math.max(last, bytes.getLong(at + GroupLayout.LAST));
                count += bytes.getLong(at + GroupLayout.COUNT);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (GroupLayout.Slot slot : layout.slots()) {
            parts.add(part(slot, bytes, layout.valueSize()));
        }
        return new KernelGroup(sample(layout, key, first), first, last, count, parts);
    }

    private static Part part(GroupLayout.Slot slot, ByteBuffer bytes, int size) {
        return switch (slot.measure()) {
            case Measure.Sum sum -> sum(bytes, slot.offset(), size);
            case Measure.Least least -> extreme(bytes, slot.offset(), size, false);
            case Measure.Greatest greatest -> extreme(bytes, slot.offset(), size, true);
            case Measure.Buckets buckets ->
                buckets(bytes, slot.offset(), size, buckets.bounds().size() + 1);
        };
    }

    private static Part sum(ByteBuffer bytes, int offset, int size) {
        long values = 0;
        long high = 0;
        long low = 0;
        for (int at = offset; at < bytes.capacity(); at += size) {
            long more = bytes.getLong(at + GroupLayout.LOW);
            values += bytes.getLong(at + GroupLayout.VALUES);
            low += more;
            high += bytes.getLong(at + GroupLayout.HIGH) + (Long.compareUnsigned(low, more) < 0 ? 1 : 0);
        }
        return values == 0 ? new Part.Nothing() : new Part.Sum(values, high, low);
    }

    private static Part extreme(ByteBuffer bytes, int offset, int size, boolean greatest) {
        Part best = new Part.Nothing();
        for (int at = offset; at < bytes.capacity(); at += size) {
            long value = bytes.getLong(at + GroupLayout.BEST);
            if (bytes.getLong(at + GroupLayout.VALUES) != 0) {
                best = best instanceof Part.Extreme(long former) && (greatest ? former >= value : former <= value)
                        ? best
                        : new Part.Extreme(value);
            }
        }
        return best;
    }

    private static Part buckets(ByteBuffer bytes, int offset, int size, int buckets) {
        List<Long> counts = new ArrayList<>();
        boolean empty = true;
        for (int i = 0; i < buckets; i++) {
            long count = 0;
            for (int at = offset + Long.BYTES * i; at < bytes.capacity(); at += size) {
                count += bytes.getLong(at);
            }
            counts.add(count);
            empty &= count == 0;
        }
        return empty ? new Part.Nothing() : new Part.Buckets(counts);
    }

    /** The key as a recorder would have written it, so that fields are made of it as they are of events. */
    private static KernelRecord sample(GroupLayout layout, byte[] key, long time) {
        RecordLayout record = new RecordLayout(layout.hook(), layout.data());
        ByteBuffer from = ByteBuffer.wrap(key).order(ByteOrder.nativeOrder());
        ByteBuffer to = ByteBuffer.allocate(record.body() + layout.keySize()).order(ByteOrder.nativeOrder());
        to.putLong(RecordLayout.TIME, time);
        to.putLong(RecordLayout.PRESENT, from.getInt(GroupLayout.PRESENT));
        for (int i = 0; i < layout.numbers().size(); i++) {
            to.putLong(RecordLayout.numberOffset(i), from.getLong(layout.numberOffset(i)));
        }
        int next = record.body();
        for (int i = 0; i < layout.texts().size(); i++) {
            int length = from.getInt(GroupLayout.lengthOffset(i));
            to.putInt(record.lengthOffset(i), length == GroupLayout.NO_TEXT ? TextLoaders.MISSING : length);
            to.put(next, key, layout.textOffset(i), Math.max(0, length));
            next += Math.max(0, length);
        }
        return new KernelRecord(record, to.array());
    }
}
