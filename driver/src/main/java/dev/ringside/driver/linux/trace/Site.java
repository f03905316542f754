package dev.ringside.driver.linux.trace;

/** A tracepoint that events come from. The kernel lets only programs of one tracepoint call each other. */
enum Site {
    /** A process has started a program. */
    EXEC("sched_process_exec"),
    /** A thread is about to end. */
    EXIT("sched_process_exit"),
    /** A system call begins. */
    CALL_ENTRY("sys_enter"),
    /** A system call has ended. */
    CALL_EXIT("sys_exit"),
    /** A connection's state changes, often while some other process runs, which is interrupted. */
    SOCKET_STATE("inet_sock_set_state");

    private final String tracepoint;

    Site(String tracepoint) {
        this.tracepoint = tracepoint;
    }

    /** The tracepoint's name, without its group. */
    String tracepoint() {
        return tracepoint;
    }

    /** Whether events of several hooks come from here, by way of a {@link Dispatcher}; the process is then the one that is running. */
    boolean isShared() {
        return this == CALL_ENTRY || this == CALL_EXIT;
    }

    /** Whether what the event is about has been gathered, and the scratch memory claimed, before the filter runs. */
    boolean isGathered() {
        return isShared() || this == SOCKET_STATE;
    }

    /** Whether programs here may interrupt those of other sites, so that they need memory of their own, and the running process is any. */
    boolean interrupts() {
        return this == SOCKET_STATE;
    }
}
