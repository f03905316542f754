package dev.ringside.driver.linux.trace;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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
            case FILES, NET, DNS -> Optional.empty();
        };
    }

    /** The tracepoints that its events come from, without their groups. */
    public SortedSet<String> tracepoints() {
        SortedSet<String> tracepoints = new TreeSet<>();
        site().ifPresent(site -> tracepoints.add(site.tracepoint()));
        Calls.of(this).forEach(call -> tracepoints.add(call.site().tracepoint()));
        if (this == NET) {
            tracepoints.add(Site.SOCKET_STATE.tracepoint());
        }
        return tracepoints;
    }

    /** Its number in records and among the counters. */
    int index() {
        return ordinal();
    }
}
