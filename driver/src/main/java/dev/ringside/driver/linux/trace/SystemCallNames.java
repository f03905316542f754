package dev.ringside.driver.linux.trace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What system calls on x86-64 are called, as far as events are made of them: for logs that have their numbers. */
public final class SystemCallNames {
    private static final Map<Integer, String> OF_64_BITS = new HashMap<>();
    private static final Map<Integer, String> OF_32_BITS = new HashMap<>();

    static {
        for (SystemCall call : SystemCall.values()) {
            String name = call.name().toLowerCase(Locale.ROOT);
            OF_64_BITS.put(call.number(), name);
            call.compatNumbers().forEach(number -> OF_32_BITS.put(number, name));
        }
    }

    private SystemCallNames() {}

    /**
     * The name of a call, {@code openat}; those that a 32-bit program knows several of have one name.
     *
     * @param of32Bits whether a 32-bit program called
     */
    public static Optional<String> of(int number, boolean of32Bits) {
        return Optional.ofNullable((of32Bits ? OF_32_BITS : OF_64_BITS).get(number));
    }
}
