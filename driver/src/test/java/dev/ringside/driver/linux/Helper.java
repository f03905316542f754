package dev.ringside.driver.linux;

/** Numbers of the helpers that the tests' programs call (include/uapi/linux/bpf.h). */
final class Helper {
    static final int TAIL_CALL = 12;
    static final int GET_CURRENT_PID_TGID = 14;
    static final int RINGBUF_RESERVE = 131;
    static final int RINGBUF_SUBMIT = 132;
    static final int RINGBUF_DISCARD = 133;
    static final int LOOP = 181;

    static final int RINGBUF_NO_WAKEUP = 1;

    private Helper() {}
}
