package dev.ringside.driver.bpf;

import java.util.Arrays;
import java.util.Optional;

/** Operations on memory in one indivisible step (RFC 9669, section 5.3). Those that fetch put the old value into the source register. */
public enum Atomic {
    ADD(0x00),
    OR(0x40),
    AND(0x50),
    XOR(0xA0),
    FETCH_ADD(0x01),
    FETCH_OR(0x41),
    FETCH_AND(0x51),
    FETCH_XOR(0xA1),
    EXCHANGE(0xE1),
    /** Compares with R0, and puts the old value into R0. */
    COMPARE_EXCHANGE(0xF1);

    private final int code;

    Atomic(int code) {
        this.code = code;
    }

    /** The immediate that tells the operation. */
    public int code() {
        return code;
    }

    /** The operation that an immediate tells. */
    static Optional<Atomic> of(int code) {
        return Arrays.stream(values())
                .filter(operation -> operation.code == code)
                .findFirst();
    }
}
