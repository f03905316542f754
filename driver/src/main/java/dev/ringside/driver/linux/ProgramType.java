package dev.ringside.driver.linux;

/** Kinds of programs ({@code enum bpf_prog_type}, include/uapi/linux/bpf.h). */
public enum ProgramType {
    SOCKET_FILTER(1),
    KPROBE(2),
    TRACEPOINT(5),
    XDP(6),
    RAW_TRACEPOINT(17),
    /** On a kernel function, or on a raw tracepoint with typed arguments; needs BTF. */
    TRACING(26),
    LSM(29),
    /** Run on demand, with a context of up to 64 KiB. */
    SYSCALL(31);

    private final int number;

    ProgramType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
