package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.IpAddress;
import java.util.List;

/** 64 bits of a value that look like chance: enough to count many different ones by. */
final class Hash {
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private Hash() {}

    static long of(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Long number -> mix(number);
            case Double number -> mix(Double.doubleToLongBits(number) + 1);
            case IpAddress address -> mix(mix(address.high()) + address.low());
            case List<?> list -> list(list);
            default -> mix(value.hashCode());
        };
    }

    private static long text(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FACTOR;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }

    private static long list(List<?> list) {
        long hash = list.size();
        for (Object element : list) {
            hash = mix(hash + of(element));
        }
        return hash;
    }

    /** The finalizer of SplitMix64, which changes half of the bits for each one that differs. */
    private static long mix(long bits) {
        long mixed = bits + FACTOR;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
