package dev.ringside.driver.linux.trace;

/** A tracepoint that events come from. The kernel lets only programs of one tracepoint call each other. */
enum Site {
    /** A process has started a program. */
    EXEC("sched_process_exec", false),
    /** A thread is about to end. */
    EXIT("sched_process_exit", false),
    /** A system call begins. */
    CALL_ENTRY("sys_enter", true),
    /** A system call has ended. */
    CALL_EXIT("sys_exit", true);

    private final String tracepoint;
    private final boolean isShared;

    Site(String tracepoint, boolean isShared) {
        this.tracepoint = tracepoint;
        this.isShared = isShared;
    }

    /** The tracepoint's name, without its group. */
    String tracepoint() {
        return tracepoint;
    }

    /** Whether events of several hooks come from here, by way of a {@link Dispatcher}; the process is then the one that is running. */
    boolean isShared() {
        return isShared;
    }
}
