package dev.ringside.driver.linux;

/** The capabilities that BPF programs are about (include/uapi/linux/capability.h). */
public enum Capability {
    CAP_SYS_ADMIN(21),
    CAP_PERFMON(38),
    CAP_BPF(39);

    private final int bit;

    Capability(int bit) {
        this.bit = bit;
    }

    boolean isIn(long set) {
        return (set >>> bit & 1) != 0;
    }
}
