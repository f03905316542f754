package dev.ringside.driver.bpf;

/** Conditions of jumps (RFC 9669, section 4.3). Those that begin with S are signed. */
public enum Jump {
    EQ(0x10),
    GT(0x20),
    GE(0x30),
    SET(0x40),
    NE(0x50),
    SGT(0x60),
    SGE(0x70),
    LT(0xA0),
    LE(0xB0),
    SLT(0xC0),
    SLE(0xD0);

    private final int code;

    Jump(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
