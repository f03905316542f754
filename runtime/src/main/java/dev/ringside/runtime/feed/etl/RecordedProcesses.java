package dev.ringside.runtime.feed.etl;

import dev.ringside.runtime.feed.trace.TraceMachine;
import dev.ringside.runtime.feed.trace.TraceProcess;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The processes that the events of a file tell of: filled by one thread, then only read. */
final class RecordedProcesses implements TraceMachine {
    /** More than any machine starts while somebody records it. */
    private static final int MOST = 1 << 18;

    private final Map<Long, TreeMap<Long, TraceProcess>> byPid = new HashMap<>();
    private int count;

    /**
     * A process that there was from then on.
     *
     * @param time nanoseconds since the epoch
     */
    void add(long pid, long time, TraceProcess process) {
        if (count < MOST) {
            count++;
            byPid.computeIfAbsent(pid, first -> new TreeMap<>())
                    .put(process.startTime().orElse(time), process);
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
