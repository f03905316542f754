package dev.ringside.driver.linux;

/** Where a program is to hang, for the kinds that must say so when they are loaded ({@code enum bpf_attach_type}, include/uapi/linux/bpf.h). */
public enum AttachType {
    NONE(0),
    /** A raw tracepoint whose arguments the verifier knows the types of. */
    TRACE_RAW_TP(23),
    TRACE_FENTRY(24),
    TRACE_FEXIT(25),
    LSM_MAC(27),
    TRACE_ITER(28);

    private final int number;

    AttachType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
