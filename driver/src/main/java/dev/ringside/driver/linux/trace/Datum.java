package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.Datum.Origin.EVENT;
import static dev.ringside.driver.linux.trace.Datum.Origin.PROCESS;
import static dev.ringside.driver.linux.trace.Datum.Origin.SUBJECT;

import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.filter.TextPlace.Alignment;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel can be asked for about an event: about the process, and about what it has done, the subject. Fields of the schema are made of
 * these; a datum names those that it is as it stands.
 *
 * <p>Texts come last, short ones first: records hold them in this order, and a program must know that there is room for the next one.
 */
public enum Datum {
    /** Id of the process. */
    PID(PROCESS, "pid"),
    /** Id of the thread. */
    TID(PROCESS, "tid"),
    /** Id of the process that is its parent now. */
    PPID(PROCESS, "ppid"),
    UID(PROCESS, "uid"),
    EUID(PROCESS, "euid"),
    GID(PROCESS, "gid"),
    /** Audit session; missing if there is none. */
    SESSION(PROCESS, "session"),
    /** Number of arguments. */
    ARGC(EVENT, "argc"),
    /** Effective capabilities, a bit each. */
    CAPS(PROCESS, "caps"),
    /** Where in the memory of the process its arguments begin: with each program that it executes somewhere else, so it tells these apart. */
    ARGUMENTS_AT(PROCESS),
    /** When the process started, ns since boot. */
    START(PROCESS),
    /** When the parent started, ns since boot. */
    PARENT_START(PROCESS),
    PARENT_UID(PROCESS),
    /** {@link #ARGUMENTS_AT} of the parent; missing if it has ended. */
    PARENT_ARGUMENTS_AT(PROCESS),
    /** Id of the control group in the unified hierarchy: the inode of its directory. */
    CGROUP(PROCESS),
    /** Exit code; missing if a signal ended the process. */
    EXIT_CODE(EVENT, "exitCode"),
    /** The signal that ended the process; missing if it exited. */
    SIGNAL(EVENT, "signal"),
    /** How long the process lived, in ns. */
    DURATION(EVENT, "duration"),
    /** Most resident memory in bytes. */
    MAX_RSS(EVENT, "maxRss"),
    /** 0, or the error number that a system call returned, below 0. */
    RESULT(SUBJECT, "result"),
    /** Permission bits of a file. */
    MODE(SUBJECT, "mode"),
    /** User id that owns a file. */
    OWNER(SUBJECT, "owner"),
    /** Group id that owns a file. */
    GROUP(SUBJECT, "group"),
    /** Bytes of a file. */
    SIZE(SUBJECT, "size"),
    /** The first half of an address; an IPv4 address is that IPv6 address which maps it. */
    SRC_HIGH(SUBJECT),
    /** The other half. Together they are the address of the side that opened a connection. */
    SRC_LOW(SUBJECT, "src"),
    DST_HIGH(SUBJECT),
    /** With the half before: address of the other side. */
    DST_LOW(SUBJECT, "dst", "server"),
    SRC_PORT(SUBJECT, "srcPort"),
    DST_PORT(SUBJECT, "dstPort"),
    /** 1 if the process opened the connection itself, 0 if the other side did. */
    INITIATED(SUBJECT, "initiated"),
    /** 1 if the addresses are IPv6, and none that maps an IPv4 address. */
    IPV6(SUBJECT, "ipv6"),
    BYTES_SENT(SUBJECT, "bytesSent"),
    BYTES_RECEIVED(SUBJECT, "bytesReceived"),
    /** How long a connection was there, in ns. */
    CONNECTED_FOR(SUBJECT, "duration"),
    /** The number of the inode of a socket, which no other socket has. */
    SOCKET(SUBJECT),
    /** 1 if a message was sent, 0 if it was received. */
    OUTGOING(SUBJECT),

    /** What was done: one of the words that the schema lists. */
    OP(SUBJECT, 16, Alignment.LEFT, false, "op"),
    /** The transport protocol. */
    PROTO(SUBJECT, 8, Alignment.LEFT, false, "proto"),
    /** Name of the controlling terminal. */
    TTY(PROCESS, 64, Alignment.LEFT, false, "tty"),
    /** File name of the program. */
    NAME(PROCESS, 256, Alignment.LEFT, false, "name"),
    /** File name of the parent's program. */
    PARENT(PROCESS, 256, Alignment.LEFT, false, "parent"),
    /** The interpreter that a script names. */
    INTERPRETER(EVENT, 256, Alignment.LEFT, false, "interpreter"),
    /** The script that was executed, as it was named. */
    EXE(EVENT, 4096, Alignment.LEFT, false),
    /** What was sent or received, or as much of it as one system call moved; no text, and only recorders can be asked for it. */
    MESSAGE(SUBJECT, 4096, Alignment.LEFT, false),
    /** Path of what the event is about. */
    PATH(SUBJECT, 4096, Alignment.RIGHT, false, "path", "device", "pipe"),
    /** Path before a rename, or what a link points to. */
    OLD_PATH(SUBJECT, 4096, Alignment.RIGHT, false, "oldPath"),
    /** Path of the program. */
    IMAGE(PROCESS, 4096, Alignment.RIGHT, false, "image"),
    /** Path of the parent's program. */
    PARENT_IMAGE(PROCESS, 4096, Alignment.RIGHT, false, "parentImage"),
    /** Working directory. */
    CWD(PROCESS, 4096, Alignment.RIGHT, false, "cwd"),
    /**
     * The processes above, nearest first, up to {@value Ancestry#LEVELS}, each as {@link Ancestor} reads it; no text, but of any length like one.
     * Only recorders can be asked for it, not filters. It is cut if there are more, or if what was known of them is forgotten.
     */
    ANCESTORS(PROCESS, Ancestry.CAPACITY, Alignment.LEFT, false),
    /** The arguments, a NUL between each two. */
    CMDLINE(PROCESS, 32768, Alignment.LEFT, true, "cmdline");

    /** Where a program finds a datum. */
    enum Origin {
        /** In the task: every event of a process has it. */
        PROCESS,
        /** In what a hook's own tracepoint is given. */
        EVENT,
        /** In the {@link Subject}. */
        SUBJECT
    }

    private final Origin origin;
    private final int capacity;
    private final Alignment alignment;
    private final boolean nulIsBlank;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    Datum(Origin origin, String... fields) {
        this(origin, 0, Alignment.LEFT, false, fields);
    }

    Datum(Origin origin, int capacity, Alignment alignment, boolean nulIsBlank, String... fields) {
        this.origin = origin;
        this.capacity = capacity;
        this.alignment = alignment;
        this.nulIsBlank = nulIsBlank;
        this.fields = List.of(fields);
    }

    public boolean isText() {
        return capacity > 0;
    }

    /** The most bytes of a text that are read; a longer one is cut and marked. */
    public int capacity() {
        return capacity;
    }

    /** The fields of the schema that are this and nothing more, in whichever streams have them. */
    List<String> fields() {
        return fields;
    }

    /** The first half of the address that this is the other half of; empty if this is no half of an address. */
    public Optional<Datum> firstHalf() {
        return switch (this) {
            case SRC_LOW -> Optional.of(SRC_HIGH);
            case DST_LOW -> Optional.of(DST_HIGH);
            default -> Optional.empty();
        };
    }

    boolean isOfEveryProcess() {
        return origin == PROCESS;
    }

    boolean isOfSubject() {
        return origin == SUBJECT;
    }

    /** Where the text is in the scratch memory of a program. */
    TextPlace place() {
        return new TextPlace(Scratch.textOffset(this), capacity, alignment, nulIsBlank);
    }
}
