package dev.ringside.driver.windows.etw.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes schemas as TDH gives them, {@code TRACE_EVENT_INFO}: what {@link TraceEventInfo} reads, made from the layout and not by its code. */
public final class TraceEventInfoWriter {
    private static final int HEAD = 112;
    private static final int PROPERTY = 24;

    private final EventSchema schema;
    private final TreeMap<Integer, Property> byIndex = new TreeMap<>();
    private final ByteBuffer out;
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private final int textsAt;

    private TraceEventInfoWriter(EventSchema schema) {
        this.schema = schema;
        collect(schema.properties());
        this.textsAt = HEAD + PROPERTY * byIndex.size();
        this.out = ByteBuffer.allocate(textsAt).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void collect(List<Property> properties) {
        for (Property property : properties) {
            byIndex.put(property.index(), property);
            collect(property.members());
        }
    }

    /**
     * The structure, with offsets from its first byte.
     *
     * @param schema one whose properties are {@linkplain #numbered numbered as TDH does}; the names of values are in no such structure, only the map's
     */
    public static byte[] write(EventSchema schema) {
        return new TraceEventInfoWriter(schema).write();
    }

    private byte[] write() {
        Guid.write(schema.provider(), out, 0);
        Guid.write(schema.provider(), out, 16);
        schema.descriptor().write(out, 32);
        out.putInt(48, schema.source().ordinal());
        out.putInt(52, text(schema.providerName()));
        out.putInt(56, text(schema.levelName()));
        out.putInt(60, text(schema.channelName()));
        out.putInt(64, list(schema.keywordNames()));
        out.putInt(68, text(schema.taskName()));
        out.putInt(72, text(schema.opcodeName()));
        out.putInt(76, text(schema.message()));
        out.putInt(92, text(schema.eventName()));
        out.putInt(100, byIndex.size());
        out.putInt(104, schema.properties().size());
        byIndex.forEach(this::property);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.array());
        whole.writeBytes(texts.toByteArray());
        return whole.toByteArray();
    }

    private void property(int index, Property property) {
        int at = HEAD + PROPERTY * index;
        int flags = 0;
        out.putInt(at + 4, text(property.name()));
        if (property.isStructure()) {
            flags |= 0x1;
            out.putShort(at + 8, (short) property.members().get(0).index());
            out.putShort(at + 10, (short) property.members().size());
        } else {
            out.putShort(at + 8, (short) property.in().number());
            out.putShort(at + 10, (short) property.out().number());
            property.map().ifPresent(map -> out.putInt(at + 12, text(map.name())));
        }
        switch (property.count()) {
            case Extent.Told told -> {
                flags |= 0x4;
                out.putShort(at + 16, (short) told.property());
            }
            case Extent.Fixed fixed -> {
                flags |= 0x20;
                out.putShort(at + 16, (short) fixed.number());
            }
            default -> out.putShort(at + 16, (short) 1);
        }
        switch (property.length()) {
            case Extent.Told told -> {
                flags |= 0x2;
                out.putShort(at + 18, (short) told.property());
            }
            case Extent.Fixed fixed -> {
                flags |= 0x10;
                out.putShort(at + 18, (short) fixed.number());
            }
            default -> out.putShort(at + 18, (short) 0);
        }
        out.putInt(at, flags);
    }

    /** Where a text is; 0 for an empty one, which TDH leaves out. */
    private int text(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int at = textsAt + texts.size();
        append(text);
        return at;
    }

    private int list(List<String> all) {
        if (all.isEmpty()) {
            return 0;
        }
        int at = textsAt + texts.size();
        all.forEach(this::append);
        append("");
        return at;
    }

    private void append(String text) {
        texts.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_16LE));
    }

    /**
     * The same schema as TDH numbers it: properties side by side first, then the members of each structure; and counts that stand before values in the data as
     * properties of their own, whose names end in {@code .Count}.
     */
    public static EventSchema numbered(EventSchema schema) {
        return with(schema, new Numbering().numbered(schema.properties()));
    }

    private static EventSchema with(EventSchema schema, List<Property> properties) {
        return new EventSchema(
                schema.provider(),
                schema.descriptor(),
                schema.providerName(),
                schema.eventName(),
                schema.taskName(),
                schema.opcodeName(),
                schema.levelName(),
                schema.channelName(),
                schema.keywordNames(),
                schema.message(),
                schema.source(),
                properties);
    }

    /** Gives new numbers, and tells those who refer to others. */
    private static final class Numbering {
        private final TreeMap<Integer, Integer> moved = new TreeMap<>();
        private int next;

        List<Property> numbered(List<Property> properties) {
            List<Property> all = new ArrayList<>();
            for (Property property : properties) {
                Extent count = property.count();
                if (count instanceof Extent.Leading) {
                    all.add(Property.of(next, property.name() + ".Count", InType.UINT16, OutType.NULL));
                    count = new Extent.Told(next++);
                }
                moved.put(property.index(), next);
                all.add(copy(property, next++, property.length(), count, property.members()));
            }
            return all.stream()
                    .map(property -> copy(
                            property,
                            property.index(),
                            moved(property.length()),
                            // A count that has just been given a number has the right one.
                            property.count() instanceof Extent.Told told && isNew(all, told)
                                    ? told
                                    : moved(property.count()),
                            property.isStructure() ? numbered(property.members()) : List.of()))
                    .toList();
        }

        private static boolean isNew(List<Property> all, Extent.Told told) {
            return all.stream()
                    .anyMatch(property -> property.index() == told.property()
                            && property.name().endsWith(".Count"));
        }

        private Extent moved(Extent extent) {
            return extent instanceof Extent.Told told
                    ? new Extent.Told(moved.getOrDefault(told.property(), told.property()))
                    : extent;
        }

        private static Property copy(
                Property property, int index, Extent length, Extent count, List<Property> members) {
            return new Property(
                    index, property.name(), property.in(), property.out(), length, count, members, property.map());
        }
    }
}
