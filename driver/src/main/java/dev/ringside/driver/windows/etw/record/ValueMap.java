package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Names for the values of a property.
 *
 * @param isBitmap whether each entry stands for bits, and a value for all the entries whose bits it has
 */
public record ValueMap(String name, boolean isBitmap, List<Entry> entries) {
    /** {@code EVENT_MAP_INFO}: the offset of the name, flags, how many entries, the type of their values; then the entries, two numbers each. */
    private static final int HEAD = 16;

    private static final int FLAGS = 4;
    private static final int COUNT = 8;
    private static final int VALUE_TYPE = 12;
    private static final int ENTRY = 8;
    private static final int BITMAPS = 0x2 | 0x10 | 0x20;
    private static final int PATTERN = 0x4;

    /** A value and what it is called. */
    public record Entry(long value, String label) {}

    public ValueMap {
        entries = List.copyOf(entries);
    }

    /** What a value is called; empty if nothing here stands for it. */
    public Optional<String> label(long value) {
        if (!isBitmap) {
            return entries.stream()
                    .filter(entry -> entry.value() == value)
                    .findFirst()
                    .map(Entry::label);
        }
        List<String> labels = new ArrayList<>();
        long left = value;
        for (Entry entry : entries) {
            if (entry.value() != 0 && (value & entry.value()) == entry.value()) {
                labels.add(entry.label());
                left &= ~entry.value();
            }
        }
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        if (left != 0) {
            labels.add("0x" + HexFormat.of().toHexDigits(left).replaceFirst("^0+", ""));
        }
        return Optional.of(String.join("|", labels));
    }

    /**
     * Reads what TDH's {@code TdhGetEventMapInformation} gives.
     *
     * @param info an {@code EVENT_MAP_INFO} between position and limit
     * @return empty if it is none that gives names to numbers, or reaches out of the buffer
     */
    public static Optional<ValueMap> read(ByteBuffer info) {
        ByteBuffer in = info.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEAD || (in.getInt(FLAGS) & PATTERN) != 0 || in.getInt(VALUE_TYPE) != 0) {
            return Optional.empty();
        }
        long count = Integer.toUnsignedLong(in.getInt(COUNT));
        if (count > (in.remaining() - HEAD) / ENTRY) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = HEAD + ENTRY * i;
            // Messages out of resources end with a blank or a line's end.
            String label = Strings.unicode(in, in.getInt(at)).strip();
            entries.add(new Entry(Integer.toUnsignedLong(in.getInt(at + Integer.BYTES)), label));
        }
        return Optional.of(new ValueMap(Strings.unicode(in, in.getInt(0)), (in.getInt(FLAGS) & BITMAPS) != 0, entries));
    }
}
