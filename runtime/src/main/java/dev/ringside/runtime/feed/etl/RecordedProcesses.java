package dev.ringside.runtime.feed.etl;

import dev.ringside.runtime.feed.trace.TraceMachine;
import dev.ringside.runtime.feed.trace.TraceProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The processes that the events of a file tell of: filled by one thread, then only read. */
final class RecordedProcesses implements TraceMachine {
    /** As much as is kept, in characters: more than machines start while somebody records them. */
    private static final long MOST = 1 << 25;
    /** What a process takes beside its texts. */
    private static final long EACH = 128;

    private final Map<Long, TreeMap<Long, TraceProcess>> byPid = new HashMap<>();
    private long kept;

    /**
     * A process that there was from then on.
     *
     * @param time nanoseconds since the epoch
     */
    void add(long pid, long time, TraceProcess process) {
        long size = EACH + process.image().length() + process.commandLine().length();
        if (kept + size <= MOST) {
            kept += size;
            byPid.computeIfAbsent(pid, first -> new TreeMap<>())
                    // Sessions count from a time that may be a tick of the clock, 16 ms, too early.
                    .put(Math.min(process.startTime().orElse(time), time), process);
        }
    }

    /** Files do not tell. */
    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    /** The last one with that id that had started by then. */
    @Override
    public Optional<TraceProcess> process(long pid, long time) {
        return Optional.ofNullable(byPid.get(pid))
                .map(processes -> Optional.ofNullable(processes.floorEntry(time)))
                .flatMap(entry -> entry.map(Map.Entry::getValue));
    }
}
