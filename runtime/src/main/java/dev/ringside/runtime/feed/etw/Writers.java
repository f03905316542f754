package dev.ringside.runtime.feed.etw;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that events come from, as far as they still run when somebody asks. A provider tells no more of a process than its id. For any thread.
 */
final class Writers {
    /** For so long what was found stands: an id is hardly given to another process any sooner. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private static final int MOST = 4096;

    private final Map<Long, Looked> known = new ConcurrentHashMap<>();

    private record Looked(long when, Optional<ProcessHandle> process) {}

    /**
     * The process of that id, unless it has started after the event, and so is another one.
     *
     * @param time of the event, in nanoseconds since the epoch
     */
    Optional<ProcessHandle> find(long pid, long time) {
        long now = System.nanoTime();
        Looked looked = known.get(pid);
        if (looked == null || now - looked.when() > FRESH_NANOS) {
            if (known.size() >= MOST) {
                known.clear();
            }
            looked = new Looked(now, ProcessHandle.of(pid));
            known.put(pid, looked);
        }
        return looked.process().filter(process -> start(process) <= time);
    }

    /** When it started, in nanoseconds since the epoch; the earliest time if nobody may know. */
    static long start(ProcessHandle process) {
        return process.info().startInstant().map(Writers::nanos).orElse(Long.MIN_VALUE);
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
