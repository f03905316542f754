package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.Extent;
import dev.ringside.driver.windows.etw.record.InType;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.Property;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Schemas of TraceLogging, which events carry with them ({@code TraceLoggingProvider.h}): size, tags, the name of the event, then for each field its name, how
 * it is stored, and where the bits of that say so, what it means, tags, and how many there are.
 */
public final class SelfDescribing {
    private static final int CHAIN = 0x80;
    private static final int COUNT = 0x60;
    private static final int FIXED_COUNT = 0x20;
    private static final int VARIABLE_COUNT = 0x40;
    /** A serialisation of the provider's own: its description follows, and the data are counted bytes. */
    private static final int OWN_FORM = COUNT;

    private static final int TYPE = 0x1F;
    private static final int OUT = 0x7F;
    private static final int STRUCTURE = 24;
    /** Nobody writes structures in structures deeper than this. */
    private static final int DEEPEST = 16;

    private final ByteBuffer in;
    private int index;

    private SelfDescribing(ByteBuffer in) {
        this.in = in;
    }

    /** What was read is cut off, or is not what it should be. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The schema that an event carries; empty if it carries none that can be read. */
    public static Optional<EventSchema> of(EventRecord event) {
        return event.extended(ExtendedItem.SCHEMA).flatMap(item -> {
            try {
                return Optional.of(new SelfDescribing(sized(item)).schema(event));
            } catch (Malformed e) {
                return Optional.empty();
            }
        });
    }

    private EventSchema schema(EventRecord event) throws Malformed {
        skipTags();
        String name = text();
        List<Property> properties = new ArrayList<>();
        while (in.hasRemaining()) {
            properties.add(property(0));
        }
        return new EventSchema(
                event.provider(),
                event.descriptor(),
                event.extended(ExtendedItem.TRAITS)
                        .map(SelfDescribing::providerName)
                        .orElse(""),
                name,
                "",
                "",
                "",
                "",
                List.of(),
                "",
                EventSchema.Source.SELF_DESCRIBING,
                properties);
    }

    private static String providerName(ByteBuffer traits) {
        try {
            return new SelfDescribing(sized(traits)).text();
        } catch (Malformed e) {
            return "";
        }
    }

    /** What follows a size, which counts itself. */
    private static ByteBuffer sized(ByteBuffer item) throws Malformed {
        int size = item.remaining() < Short.BYTES ? 0 : item.getShort(0) & 0xFFFF;
        if (size < Short.BYTES || size > item.remaining()) {
            throw new Malformed();
        }
        return item.limit(size).position(Short.BYTES);
    }

    private Property property(int depth) throws Malformed {
        int own = index++;
        String name = text();
        int in = unsignedByte();
        int out = 0;
        if ((in & CHAIN) != 0) {
            int chained = unsignedByte();
            out = chained & OUT;
            if ((chained & CHAIN) != 0) {
                skipTags();
            }
        }
        Extent count = count(in & COUNT);
        int type = in & TYPE;
        List<Property> members = new ArrayList<>();
        if (type == STRUCTURE) {
            if (out == 0 || depth == DEEPEST) {
                throw new Malformed();
            }
            for (int i = 0; i < out; i++) {
                members.add(property(depth + 1));
            }
        }
        return new Property(
                own,
                name,
                (in & COUNT) == OWN_FORM ? InType.MANIFEST_COUNTED_BINARY : inType(type),
                type == STRUCTURE ? OutType.NULL : outType(out),
                Extent.NATURAL,
                count,
                members,
                Optional.empty());
    }

    private Extent count(int kind) throws Malformed {
        return switch (kind) {
            case FIXED_COUNT -> new Extent.Fixed(unsignedShort());
            case VARIABLE_COUNT -> new Extent.Leading();
            case OWN_FORM -> {
                int description = unsignedShort();
                if (description > in.remaining()) {
                    throw new Malformed();
                }
                in.position(in.position() + description);
                yield Extent.NATURAL;
            }
            default -> Extent.NATURAL;
        };
    }

    /** The numbers are TDH's, but that bytes always say how many they are, and that a structure has one. */
    private static InType inType(int type) {
        return switch (type) {
            case STRUCTURE -> InType.NULL;
            case 14 -> InType.MANIFEST_COUNTED_BINARY;
            default -> InType.of(type);
        };
    }

    private static OutType outType(int type) {
        return switch (type) {
            case 1 -> OutType.NO_PRINT;
            case 2 -> OutType.STRING;
            case 3 -> OutType.BOOLEAN;
            case 4 -> OutType.HEX_INT64;
            case 5 -> OutType.PID;
            case 6 -> OutType.TID;
            case 7 -> OutType.PORT;
            case 8 -> OutType.IPV4;
            case 9 -> OutType.IPV6;
            case 10 -> OutType.SOCKET_ADDRESS;
            case 11 -> OutType.XML;
            case 12 -> OutType.JSON;
            case 13 -> OutType.WIN32_ERROR;
            case 14 -> OutType.NT_STATUS;
            case 15 -> OutType.HRESULT;
            case 16 -> OutType.DATE_TIME;
            case 35 -> OutType.UTF8;
            case 36 -> OutType.PKCS7;
            case 37 -> OutType.CODE_POINTER;
            case 38 -> OutType.DATE_TIME_UTC;
            // 17 and 18 say whether a number has a sign, which how it is stored says, too.
            default -> OutType.NULL;
        };
    }

    /** Bytes of which each says whether another one follows. */
    private void skipTags() throws Malformed {
        while ((unsignedByte() & CHAIN) != 0) {
            // On to the last.
        }
    }

    private String text() throws Malformed {
        int start = in.position();
        while (unsignedByte() != 0) {
            // On to the NUL.
        }
        return StandardCharsets.UTF_8
                .decode(in.slice(start, in.position() - 1 - start))
                .toString();
    }

    private int unsignedByte() throws Malformed {
        if (!in.hasRemaining()) {
            throw new Malformed();
        }
        return in.get() & 0xFF;
    }

    private int unsignedShort() throws Malformed {
        if (in.remaining() < Short.BYTES) {
            throw new Malformed();
        }
        return in.getShort() & 0xFFFF;
    }
}
