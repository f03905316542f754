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
    CALL_EXIT("sys_exit", true),
    /** A request to io_uring begins. */
    URING_SUBMISSION("io_uring_submit_req", true),
    /** A request to io_uring is complete, in whichever thread of the process it was worked on. */
    URING_COMPLETION("io_uring_complete", true),
    /** A thread is about to end, and the files that it has open are still there. */
    ENDING("sched_process_exit", true);

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

    /** The name of a program that is attached to it, as long as the kernel takes. */
    String programName() {
        String name = "rs_" + tracepoint.substring(tracepoint.indexOf('_') + 1);
        return name.substring(0, Math.min(name.length(), 15));
    }

    /** Whether kernels may do without it, and its events then do not occur or are not told. */
    boolean isOptional() {
        return this == URING_SUBMISSION || this == URING_COMPLETION;
    }

    /** Whether what has come of a call is known. */
    boolean tellsResult() {
        return this == CALL_EXIT || this == URING_COMPLETION;
    }

    /** Whether events of several hooks come from here, by way of a {@link Dispatcher}; the process is then the one that is running. */
    boolean isShared() {
        return isShared;
    }
}
