package dev.ringside.driver.filter;

/** Numbers of the kernel's helper functions that filters call (include/uapi/linux/bpf.h). */
public final class Helper {
    private Helper() {}

    public static final int MAP_LOOKUP = 1;
    public static final int KTIME_GET_NS = 5;
    public static final int GET_PROCESSOR_ID = 8;
    public static final int TAIL_CALL = 12;
    public static final int MAP_UPDATE = 2;
    public static final int MAP_DELETE = 3;
    public static final int GET_CURRENT_CGROUP_ID = 80;
    public static final int GET_CURRENT_PID_TGID = 14;
    public static final int GET_CURRENT_UID_GID = 15;
    public static final int GET_CURRENT_TASK = 35;
    public static final int PROBE_READ_USER = 112;
    public static final int PROBE_READ_KERNEL = 113;
    public static final int PROBE_READ_USER_STR = 114;
    public static final int PROBE_READ_KERNEL_STR = 115;
    public static final int KTIME_GET_BOOT_NS = 125;
    public static final int SEQ_WRITE = 127;
    public static final int RINGBUF_OUTPUT = 130;
    public static final int GET_CURRENT_TASK_BTF = 158;
    public static final int TASK_PT_REGS = 175;
    public static final int FIND_VMA = 180;
    public static final int LOOP = 181;
}
