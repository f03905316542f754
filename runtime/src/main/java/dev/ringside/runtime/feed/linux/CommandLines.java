package dev.ringside.runtime.feed.linux;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Command lines of processes, for the events of their children: the kernel cannot read the memory of another process. Those that ran before the
 * watch began are read then, those that were reported since are known from their own start, others are read when a child needs it, if they
 * are still there. For the reading thread only.
 */
final class CommandLines {
    private static final int MOST = 8192;

    private final Map<Identity, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, String> eldest) {
            return size() > MOST;
        }
    };

    /** A process, also when its pid is used again. */
    private record Identity(long pid, long startTicks) {}

    /** Reads those of all processes that there are. */
    void seed() {
        for (long pid : ProcFiles.pids()) {
            long start = ProcFiles.startTicks(pid);
            String line = ProcFiles.commandLine(pid, start);
            if (line != null) {
                known.put(new Identity(pid, start), line);
            }
        }
    }

    void add(long pid, long startBootNanos, String line) {
        known.put(new Identity(pid, ProcFiles.ticks(startBootNanos)), line);
    }

    /** The command line of a process, or null if it is gone and was never known. */
    @Nullable
    String of(long pid, long startBootNanos) {
        Identity process = new Identity(pid, ProcFiles.ticks(startBootNanos));
        String line = known.get(process);
        if (line == null) {
            line = ProcFiles.commandLine(pid, process.startTicks());
            if (line != null) {
                known.put(process, line);
            }
        }
        return line;
    }
}
