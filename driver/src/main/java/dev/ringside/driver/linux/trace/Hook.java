package dev.ringside.driver.linux.trace;

import java.util.List;
import java.util.Optional;

/** A kind of event that the kernel tells of: that of one stream. */
public enum Hook {
    /** A process has started a program. */
    EXEC("procs", Datum.ARGC, Datum.EXE, Datum.INTERPRETER),
    /** The last thread of a process is about to end. */
    EXIT("exits", Datum.EXIT_CODE, Datum.SIGNAL, Datum.DURATION, Datum.MAX_RSS),
    /** A process has done something to a file. */
    FILES(
            "files",
            Datum.OP,
            Datum.PATH,
            Datum.OLD_PATH,
            Datum.MODE,
            Datum.OWNER,
            Datum.GROUP,
            Datum.SIZE,
            Datum.RESULT),
    /** A process has opened a disk for reading. */
    RAWREADS("rawreads", Datum.PATH),
    /** A process has made a pipe with a name, or connected to one. */
    PIPES("pipes", Datum.OP, Datum.KIND, Datum.PATH),
    /** A process has mapped something to execute it. */
    IMAGES("images", Datum.PATH, Datum.BASE, Datum.SIZE, Datum.KIND),
    /** A process has reached into another one. */
    ACCESS("access", Datum.OP, Datum.TARGET_PID, Datum.TARGET_START, Datum.TARGET_UID, Datum.PATH),
    /** A process has changed what it may do. */
    CREDS("creds", Datum.OP, Datum.OLD_UID, Datum.OLD_EUID, Datum.OLD_GID, Datum.CAPS_GAINED),
    /** A process has loaded or attached a BPF program. */
    BPF("bpf", Datum.OP, Datum.KIND, Datum.PROGRAM_ID, Datum.SUBJECT_NAME, Datum.ATTACH_TYPE, Datum.PATH),
    /** A process has loaded a module into the kernel. */
    MODULES("modules", Datum.PATH, Datum.SUBJECT_NAME, Datum.PARAMETERS, Datum.TAINTS, Datum.SIGNED),
    /** A process has used the network. */
    NET(
            "net",
            Datum.OP,
            Datum.PROTO,
            Datum.SRC_HIGH,
            Datum.SRC_LOW,
            Datum.SRC_PORT,
            Datum.DST_HIGH,
            Datum.DST_LOW,
            Datum.DST_PORT,
            Datum.INITIATED,
            Datum.IPV6,
            Datum.BYTES_SENT,
            Datum.BYTES_RECEIVED,
            Datum.CONNECTED_FOR,
            Datum.RESULT),
    /** A process has asked a name server, or got an answer: both are events here, and one of them together is what a stream tells. */
    DNS("dns", Datum.PROTO, Datum.DST_HIGH, Datum.DST_LOW, Datum.SOCKET, Datum.OUTGOING, Datum.MESSAGE);

    private final String stream;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Datum> own;

    Hook(String stream, Datum... own) {
        this.stream = stream;
        this.own = List.of(own);
    }

    /** The name of the stream whose events come from here. */
    public String stream() {
        return stream;
    }

    /** Whether a datum can be asked for here. */
    public boolean has(Datum datum) {
        return datum.isOfEveryProcess() || own.contains(datum);
    }

    /** The tracepoint of its own that its events come from; empty if they are made of system calls. */
    Optional<Site> site() {
        return switch (this) {
            case EXEC -> Optional.of(Site.EXEC);
            case EXIT -> Optional.of(Site.EXIT);
            case FILES, RAWREADS, PIPES, IMAGES, ACCESS, CREDS, BPF, MODULES, NET, DNS -> Optional.empty();
        };
    }

    /** Its number in records and among the counters. */
    int index() {
        return ordinal();
    }
}
