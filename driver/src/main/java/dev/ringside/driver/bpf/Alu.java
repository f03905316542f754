package dev.ringside.driver.bpf;

import java.util.Arrays;
import java.util.Optional;

/** Arithmetic (RFC 9669, section 4.1). The signed forms are told by an offset of 1 and need a kernel of 6.6 or newer. */
public enum Alu {
    ADD(0x00, "+="),
    SUB(0x10, "-="),
    MUL(0x20, "*="),
    DIV(0x30, "/="),
    OR(0x40, "|="),
    AND(0x50, "&="),
    LSH(0x60, "<<="),
    RSH(0x70, ">>="),
    NEG(0x80, "= -"),
    MOD(0x90, "%="),
    XOR(0xA0, "^="),
    MOV(0xB0, "="),
    ARSH(0xC0, "s>>=");

    private final int code;
    private final String symbol;

    Alu(int code, String symbol) {
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

    /** The operation that these bits of an opcode tell. */
    static Optional<Alu> of(int code) {
        return Arrays.stream(values())
                .filter(operation -> operation.code == code)
                .findFirst();
    }
}
