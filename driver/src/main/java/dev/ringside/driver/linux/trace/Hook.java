package dev.ringside.driver.linux.trace;

/** A place in the kernel where something happens that a stream is about. */
public enum Hook {
    /** A process has started a program. */
    EXEC("procs", "sched_process_exec"),
    /** The last thread of a process is about to end. */
    EXIT("exits", "sched_process_exit");

    private final String stream;
    private final String tracepoint;

    Hook(String stream, String tracepoint) {
        this.stream = stream;
        this.tracepoint = tracepoint;
    }

    /** The name of the stream whose events come from here. */
    public String stream() {
        return stream;
    }

    /** The tracepoint's name, without its group. */
    public String tracepoint() {
        return tracepoint;
    }

    /** Whether a datum can be asked for here. */
    public boolean has(Datum datum) {
        return switch (datum) {
            case EXIT_CODE, SIGNAL, DURATION, MAX_RSS -> this == EXIT;
            case ARGC, EXE, INTERPRETER -> this == EXEC;
            case PID, TID, PPID, UID, EUID, GID, SESSION, CAPS, ARGUMENTS_AT, START -> true;
            case PARENT_START, PARENT_UID, PARENT_ARGUMENTS_AT, CGROUP -> true;
            case TTY, NAME, PARENT, IMAGE, PARENT_IMAGE, CWD, ANCESTORS, CMDLINE -> true;
        };
    }

    /** Its number in records and among the counters. */
    int index() {
        return ordinal();
    }
}
