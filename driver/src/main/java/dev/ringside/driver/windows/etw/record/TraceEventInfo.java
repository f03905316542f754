package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads the schemas that TDH gives: {@code TRACE_EVENT_INFO}. */
public final class TraceEventInfo {
    /** Bytes before the properties. */
    static final int HEAD = 112;
    /** Bytes of each property, {@code EVENT_PROPERTY_INFO}. */
    static final int PROPERTY = 24;

    static final int EVENT_GUID = 16;
    static final int DESCRIPTOR = 32;
    static final int SOURCE = 48;
    static final int PROVIDER_NAME = 52;
    static final int LEVEL_NAME = 56;
    static final int CHANNEL_NAME = 60;
    static final int KEYWORDS_NAME = 64;
    static final int TASK_NAME = 68;
    static final int OPCODE_NAME = 72;
    static final int EVENT_MESSAGE = 76;
    /** The name of the event; of classic ones that of the property that holds the activity. */
    static final int EVENT_NAME = 92;

    static final int PROPERTIES = 100;
    static final int TOP_PROPERTIES = 104;

    static final int PROPERTY_NAME = 4;
    static final int PROPERTY_IN = 8;
    static final int PROPERTY_OUT = 10;
    static final int PROPERTY_MAP = 12;
    static final int PROPERTY_COUNT = 16;
    static final int PROPERTY_LENGTH = 18;
    static final int STRUCT_START = PROPERTY_IN;
    static final int STRUCT_MEMBERS = PROPERTY_OUT;

    static final int FLAG_STRUCT = 0x1;
    static final int FLAG_TOLD_LENGTH = 0x2;
    static final int FLAG_TOLD_COUNT = 0x4;
    static final int FLAG_FIXED_LENGTH = 0x10;
    static final int FLAG_FIXED_COUNT = 0x20;

    private final ByteBuffer in;
    private final Function<String, Optional<ValueMap>> maps;
    private final int count;
    /** How many properties have been made: one that is a member of many structures would multiply. */
    private int made;

    private TraceEventInfo(ByteBuffer in, Function<String, Optional<ValueMap>> maps) {
        this.in = in;
        this.maps = maps;
        this.count = in.getInt(PROPERTIES);
    }

    /**
     * Reads one.
     *
     * @param info between position and limit; nothing of it is kept
     * @param maps asked for the names of values by the map's name, as {@code TdhGetEventMapInformation} gives them
     * @return empty if it is none: too short, or with properties that reach out of it
     */
    public static Optional<EventSchema> read(ByteBuffer info, Function<String, Optional<ValueMap>> maps) {
        ByteBuffer in = info.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < HEAD) {
            return Optional.empty();
        }
        long properties = Integer.toUnsignedLong(in.getInt(PROPERTIES));
        long top = Integer.toUnsignedLong(in.getInt(TOP_PROPERTIES));
        if (top > properties || properties > (in.remaining() - HEAD) / PROPERTY) {
            return Optional.empty();
        }
        return new TraceEventInfo(in, maps).schema((int) top);
    }

    private Optional<EventSchema> schema(int top) {
        int number = in.getInt(SOURCE);
        EventSchema.Source[] sources = EventSchema.Source.values();
        if (number < 0 || number >= sources.length) {
            return Optional.empty();
        }
        EventSchema.Source source = sources[number];
        UUID provider = Guid.read(in, source == EventSchema.Source.CLASSIC ? EVENT_GUID : 0);
        return properties(0, top, -1)
                .map(properties -> new EventSchema(
                        provider,
                        EventDescriptor.read(in, DESCRIPTOR),
                        text(PROVIDER_NAME),
                        source == EventSchema.Source.CLASSIC ? "" : text(EVENT_NAME),
                        text(TASK_NAME),
                        text(OPCODE_NAME),
                        text(LEVEL_NAME),
                        text(CHANNEL_NAME),
                        Strings.list(in, in.getInt(KEYWORDS_NAME)),
                        text(EVENT_MESSAGE),
                        source,
                        properties));
    }

    /** Names out of resources end with a blank. */
    private String text(int offset) {
        return Strings.unicode(in, in.getInt(offset)).strip();
    }

    /**
     * Properties that stand side by side.
     *
     * @param owner the index of the structure that has them; its members stand behind it, so that none is within itself
     */
    private Optional<List<Property>> properties(int start, int number, int owner) {
        if (start <= owner || start + number > count) {
            return Optional.empty();
        }
        List<Property> properties = new ArrayList<>();
        for (int i = start; i < start + number; i++) {
            Optional<Property> property = ++made > count ? Optional.empty() : property(i);
            if (property.isEmpty()) {
                return Optional.empty();
            }
            properties.add(property.get());
        }
        return Optional.of(properties);
    }

    private Optional<Property> property(int index) {
        int at = HEAD + PROPERTY * index;
        int flags = in.getInt(at);
        boolean structure = (flags & FLAG_STRUCT) != 0;
        Optional<List<Property>> members = structure
                ? properties(unsigned(at + STRUCT_START), unsigned(at + STRUCT_MEMBERS), index)
                : Optional.of(List.of());
        String map = structure ? "" : Strings.unicode(in, in.getInt(at + PROPERTY_MAP));
        return members.map(list -> new Property(
                index,
                Strings.unicode(in, in.getInt(at + PROPERTY_NAME)),
                structure ? InType.NULL : InType.of(unsigned(at + PROPERTY_IN)),
                structure ? OutType.NULL : OutType.of(unsigned(at + PROPERTY_OUT)),
                length(flags, unsigned(at + PROPERTY_LENGTH)),
                count(flags, unsigned(at + PROPERTY_COUNT)),
                list,
                map.isEmpty() ? Optional.empty() : maps.apply(map)));
    }

    private static Extent length(int flags, int length) {
        if ((flags & FLAG_TOLD_LENGTH) != 0) {
            return new Extent.Told(length);
        }
        return length == 0 && (flags & FLAG_FIXED_LENGTH) == 0 ? Extent.NATURAL : new Extent.Fixed(length);
    }

    private static Extent count(int flags, int count) {
        if ((flags & FLAG_TOLD_COUNT) != 0) {
            return new Extent.Told(count);
        }
        // Some makers of schemas leave the count of single values at 0.
        return count <= 1 && (flags & FLAG_FIXED_COUNT) == 0 ? Extent.NATURAL : new Extent.Fixed(count);
    }

    private int unsigned(int at) {
        return in.getShort(at) & 0xFFFF;
    }
}
