package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.driver.windows.process.ProcessTable;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which process had a pid at which time, as far as it was looked at while it was there: what is known of one stays when it has ended. For any thread.
 */
final class ProcessHistory {
    private static final int MOST_PIDS = 8192;
    /** Of the processes that had the same pid one after the other, the last ones are kept. */
    private static final int MOST_OF_PID = 4;
    /** For so long after a look the answer stands: a pid is hardly given to another process any sooner. */
    private static final long FRESH_NANOS = 1_000_000_000L;
    /** One that was seen last before that, and is gone, may have had successors that came and went unseen. */
    private static final long CREDIBLE_NANOS = 60_000_000_000L;

    private final LongFunction<Optional<ProcessDetails>> look;
    private final LongSupplier clock;
    /** In the order of use. Guarded by this. */
    private final Map<Long, Looked> pids = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Looked> eldest) {
            return size() > MOST_PIDS;
        }
    };

    /**
     * What has been found under a pid. Times are nanoseconds since the epoch.
     *
     * @param when it was looked at last
     * @param spans the processes, the last one first
     */
    private record Looked(long when, List<Span> spans) {}

    /**
     * A process, and how long it is believed to have had its pid.
     *
     * @param seen when it was there for certain
     */
    private record Span(SeenProcess process, long seen, long until) {
        boolean holds(long time) {
            return process.startTime().orElse(Long.MIN_VALUE) <= time && time <= until;
        }

        boolean isOf(SeenProcess other) {
            return process.entry().startTime() == other.entry().startTime();
        }

        /** The same process, not found when somebody looked: it is gone, unless it could never be asked. */
        Span missed(long when) {
            return process.details().isEmpty() ? this : succeeded(when);
        }

        /** The same process, gone when somebody looked. */
        Span succeeded(long when) {
            return until < Long.MAX_VALUE ? this : new Span(process, seen, Math.min(when, seen + CREDIBLE_NANOS));
        }
    }

    ProcessHistory() {
        this(ProcessDetails::of, TimeOfDay::now);
    }

    /**
     * A history of other processes.
     *
     * @param look what can be read of the process that has a pid now
     * @param clock in nanoseconds since the epoch
     */
    ProcessHistory(LongFunction<Optional<ProcessDetails>> look, LongSupplier clock) {
        this.look = look;
        this.clock = clock;
    }

    /** Takes in what runs now, also what may not be asked for more than its name. */
    void seed() {
        long now = clock.getAsLong();
        for (ProcessEntry entry : ProcessTable.read()) {
            SeenProcess process = look.apply(entry.pid())
                    .filter(details -> details.startTime() == entry.startTime())
                    .map(SeenProcess::of)
                    .orElseGet(() -> new SeenProcess(entry, Optional.empty()));
            found(entry.pid(), now, process);
        }
    }

    /**
     * The process that had the pid at that time, if it is known.
     *
     * @param time nanoseconds since the epoch
     */
    Optional<SeenProcess> at(long pid, long time) {
        Looked looked = get(pid);
        if (looked == null || time - looked.when() > FRESH_NANOS) {
            long now = clock.getAsLong();
            // Not under the lock: several system calls.
            SeenProcess process = look.apply(pid).map(SeenProcess::of).orElse(null);
            looked = found(pid, now, process);
        }
        return looked.spans().stream()
                .filter(span -> span.holds(time))
                .findFirst()
                .map(Span::process);
    }

    private synchronized @Nullable Looked get(long pid) {
        return pids.get(pid);
    }

    /** @param process null if there is none, or it may not be asked */
    private synchronized Looked found(long pid, long now, @Nullable SeenProcess process) {
        Looked before = pids.get(pid);
        List<Span> spans = new ArrayList<>();
        if (process != null) {
            spans.add(new Span(process, now, Long.MAX_VALUE));
        }
        if (before != null) {
            before.spans().stream()
                    .filter(span -> process == null || !span.isOf(process))
                    .map(span -> process == null ? span.missed(now) : span.succeeded(now))
                    .limit(MOST_OF_PID)
                    .forEach(spans::add);
        }
        Looked looked = new Looked(now, List.copyOf(spans));
        pids.put(pid, looked);
        return looked;
    }
}
