package dev.ringside.driver.windows.etw.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Schemas of all shapes, numbered as TDH does. */
final class RandomSchemas {
    private static final InType[] IN = InType.values();
    private static final OutType[] OUT = OutType.values();

    private final Random random;
    private int next;

    RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    EventSchema schema() {
        next = 0;
        return TraceEventInfoWriter.numbered(new EventSchema(
                new UUID(random.nextLong(), random.nextLong()),
                new EventDescriptor(
                        random.nextInt(1 << 16),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(6),
                        random.nextInt(256),
                        random.nextInt(1 << 16),
                        random.nextLong()),
                text(),
                text(),
                text(),
                text(),
                text(),
                text(),
                random.nextBoolean() ? List.of() : List.of("one", "two"),
                text(),
                random.nextBoolean() ? EventSchema.Source.MANIFEST : EventSchema.Source.SELF_DESCRIBING,
                properties(random.nextInt(6), 0)));
    }

    private List<Property> properties(int count, int depth) {
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            properties.add(property(depth));
        }
        return properties;
    }

    private Property property(int depth) {
        int index = next++;
        boolean structure = depth < 3 && random.nextInt(6) == 0;
        return new Property(
                index,
                "p" + index,
                structure ? InType.NULL : IN[1 + random.nextInt(IN.length - 1)],
                structure ? OutType.NULL : OUT[random.nextInt(OUT.length)],
                extent(index, structure),
                extent(index, false),
                structure ? properties(1 + random.nextInt(3), depth + 1) : List.of(),
                Optional.empty());
    }

    private Extent extent(int index, boolean none) {
        return switch (none ? 0 : random.nextInt(4)) {
            case 1 -> new Extent.Fixed(2 + random.nextInt(10));
            case 2 -> index == 0 ? Extent.NATURAL : new Extent.Told(random.nextInt(index));
            default -> Extent.NATURAL;
        };
    }

    private String text() {
        return random.nextInt(3) == 0 ? "" : "text " + random.nextInt(100);
    }
}
