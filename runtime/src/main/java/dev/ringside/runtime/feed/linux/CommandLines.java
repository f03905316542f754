package dev.ringside.runtime.feed.linux;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Command lines of processes, for the events of their children: the kernel cannot read the memory of another process. Those that ran before the
 * watch began are read then, those that were reported since are known from their own start, others are read when a child needs it, if they
 * are still there. A process that has executed another program meanwhile is read again. For the reading thread only.
 */
final class CommandLines {
    private static final int MOST = 8192;

    private final Map<Identity, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Identity, Known> eldest) {
            return size() > MOST;
        }
    };

    /** A process, also when its pid is used again. */
    private record Identity(long pid, long startTicks) {}

    /** @param argumentsAt tells one program that a process executes from the next; 0 if it is not known */
    private record Known(String line, long argumentsAt) {
        boolean isOf(long program) {
            return argumentsAt == program || argumentsAt == 0 || program == 0;
        }
    }

    /** Reads those of all processes that there are. */
    void seed() {
        for (long pid : ProcFiles.pids()) {
            read(pid);
        }
    }

    /** @param argumentsAt where the process's arguments begin, 0 if that is not known */
    void add(long pid, long startBootNanos, long argumentsAt, String line) {
        known.put(new Identity(pid, ProcFiles.ticks(startBootNanos)), new Known(line, argumentsAt));
    }

    /**
     * The command line of a process, or null if it is gone and was never known.
     *
     * @param argumentsAt where its arguments begin; 0 if that is not known, and then the last command line that is known is the answer
     */
    @Nullable
    String of(long pid, long startBootNanos, long argumentsAt) {
        Identity process = new Identity(pid, ProcFiles.ticks(startBootNanos));
        Known line = known.get(process);
        if (line == null || !line.isOf(argumentsAt)) {
            read(pid);
            line = known.get(process);
        }
        return line != null && line.isOf(argumentsAt) ? line.line() : null;
    }

    private void read(long pid) {
        ProcFiles.CommandLine line = ProcFiles.commandLine(pid);
        if (line != null) {
            known.put(
                    new Identity(pid, line.of().startTicks()),
                    new Known(line.text(), line.of().argumentsAt()));
        }
    }
}
