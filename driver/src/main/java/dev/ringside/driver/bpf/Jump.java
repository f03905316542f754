package dev.ringside.driver.bpf;

import java.util.Arrays;
import java.util.Optional;

/** Conditions of jumps (RFC 9669, section 4.3). Those that begin with S are signed. */
public enum Jump {
    EQ(0x10, "=="),
    GT(0x20, ">"),
    GE(0x30, ">="),
    SET(0x40, "&"),
    NE(0x50, "!="),
    SGT(0x60, "s>"),
    SGE(0x70, "s>="),
    LT(0xA0, "<"),
    LE(0xB0, "<="),
    SLT(0xC0, "s<"),
    SLE(0xD0, "s<=");

    private final int code;
    private final String symbol;

    Jump(int code, String symbol) {
        this.code = code;
        this.symbol = symbol;
    }

    public int code() {
        return code;
    }

    /** How the kernel's verifier writes it. */
    String symbol() {
        return symbol;
    }

    /** The condition that these bits of an opcode tell. */
    static Optional<Jump> of(int code) {
        return Arrays.stream(values())
                .filter(condition -> condition.code == code)
                .findFirst();
    }
}
