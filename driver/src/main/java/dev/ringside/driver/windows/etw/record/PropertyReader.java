package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps over properties and reads them, lists and structures included. For one thread at a time. */
final class PropertyReader {
    /** Where what is not there as a whole ends. */
    static final int NOWHERE = -1;
    /** Enough for every value of an event, which has at most 64 KiB; ends the steps over lists in lists of nothing. */
    private static final int MOST_STEPS = 1 << 17;

    private static final int UNKNOWN = -1;

    private final ByteBuffer data;
    private final Scalars scalars;
    private final int pointerBytes;
    /** What the properties that are whole numbers held last, by index: others are as long as they say. */
    private final long[] told;
    /** How many values may still be stepped over in this call. */
    private int steps;

    /** @param count how many properties there are, the members of structures included */
    PropertyReader(ByteBuffer data, int pointerBytes, int count) {
        this.data = data;
        this.scalars = new Scalars(data, pointerBytes);
        this.pointerBytes = pointerBytes;
        this.told = new long[count];
    }

    /** Where a property ends that begins there; {@link #NOWHERE} if the data ends before. */
    int skip(Property property, int start) {
        steps = MOST_STEPS;
        return walk(property, start, null);
    }

    /** The value of a property that begins there and is there as a whole. */
    Optional<Value> read(Property property, int start) {
        steps = MOST_STEPS;
        List<Value> values = new ArrayList<>();
        if (walk(property, start, values) == NOWHERE) {
            return Optional.empty();
        }
        return Optional.of(property.isList() && !isText(property) ? new Value.Items(values) : values.get(0));
    }

    /** @param into takes the values; null if they are not wanted */
    private int walk(Property property, int start, @Nullable List<Value> into) {
        int at = start;
        long count = 1;
        if (property.count() instanceof Extent.Leading) {
            if (at + Short.BYTES > data.limit()) {
                return NOWHERE;
            }
            count = data.getShort(at) & 0xFFFF;
            at += Short.BYTES;
        } else if (property.isList()) {
            count = number(property.count());
        }
        if (count < 0) {
            return NOWHERE;
        }
        int bytes = property.isStructure() ? 0 : property.in().bytes(pointerBytes);
        boolean text = property.isList() && isText(property);
        if (bytes > 0 && property.isList() && (into == null || text)) {
            return block(property, at, count, bytes, into);
        }
        for (long i = 0; i < count && at != NOWHERE; i++) {
            at = one(property, at, into);
        }
        return at;
    }

    /** Characters, one beside the other, are a text: also where they are numbers that mean characters. */
    private static boolean isText(Property property) {
        return switch (property.in()) {
            case UNICODE_CHAR, ANSI_CHAR -> true;
            case INT8, UINT8, INT16, UINT16 ->
                switch (property.out()) {
                    case STRING, UTF8, XML, JSON -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Values that have all the same length, as one piece. */
    private int block(Property property, int at, long count, int bytes, @Nullable List<Value> into) {
        if (count > (data.limit() - at) / bytes) {
            return NOWHERE;
        }
        int size = (int) count * bytes;
        if (into != null) {
            into.add(scalars.characters(property.in(), at, size));
        }
        return at + size;
    }

    private int one(Property property, int at, @Nullable List<Value> into) {
        if (steps-- <= 0) {
            return NOWHERE;
        }
        if (property.isStructure()) {
            return structure(property, at, into);
        }
        long length = property.length().equals(Extent.NATURAL) ? Scalars.NATURAL : number(property.length());
        int size = length == UNKNOWN ? NOWHERE : scalars.measure(property, length, at);
        if (size == NOWHERE) {
            return NOWHERE;
        }
        if (Scalars.isWhole(property.in())) {
            told[property.index()] = scalars.number(property.in(), at);
        }
        if (into != null) {
            into.add(scalars.read(property, length, at, size));
        }
        return at + size;
    }

    private int structure(Property property, int start, @Nullable List<Value> into) {
        Map<String, Value> members = new LinkedHashMap<>();
        int at = start;
        for (Property member : property.members()) {
            List<Value> values = into == null ? null : new ArrayList<>();
            at = walk(member, at, values);
            if (at == NOWHERE) {
                return NOWHERE;
            }
            if (values != null) {
                boolean list = member.isList() && !isText(member);
                members.putIfAbsent(member.name(), list ? new Value.Items(values) : values.get(0));
            }
        }
        if (into != null) {
            into.add(new Value.Structure(members));
        }
        return at;
    }

    /** What the schema or another property says; {@link #UNKNOWN} if that is no number of anything. */
    private long number(Extent extent) {
        return switch (extent) {
            case Extent.Fixed fixed -> fixed.number();
            case Extent.Told other
            when other.property() < told.length && told[other.property()] >= 0 -> told[other.property()];
            default -> UNKNOWN;
        };
    }
}
