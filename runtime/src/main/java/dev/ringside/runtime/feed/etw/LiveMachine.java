package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.Accounts;
import dev.ringside.runtime.feed.trace.TraceMachine;
import dev.ringside.runtime.feed.trace.TraceProcess;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** This machine: processes as far as they still run when somebody asks, since a provider tells no more of one than its id. */
final class LiveMachine implements TraceMachine {
    /** For so long what was found stands: an id is hardly given to another process any sooner. */
    private static final long FRESH_NANOS = 1_000_000_000L;
    /** What never ends must not take all memory. */
    private static final int MOST = 4096;

    private final Optional<String> host = Optional.ofNullable(System.getenv("COMPUTERNAME"));
    private final Map<Long, Looked> processes = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();

    private record Looked(long when, Optional<TraceProcess> process) {}

    @Override
    public Optional<String> host() {
        return host;
    }

    /** Empty if the process that has the id now has started after that time, and so is another one. */
    @Override
    public Optional<TraceProcess> process(long pid, long time) {
        Looked looked = processes.get(pid);
        if (looked == null || System.nanoTime() - looked.when() > FRESH_NANOS) {
            looked = new Looked(System.nanoTime(), ProcessHandle.of(pid).map(LiveMachine::look));
            if (processes.size() >= MOST) {
                processes.clear();
            }
            processes.put(pid, looked);
        }
        return looked.process().filter(process -> process.startTime().orElse(Long.MIN_VALUE) <= time);
    }

    private static TraceProcess look(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new TraceProcess(
                info.command().orElse(""),
                info.commandLine().orElse(""),
                process.parent().map(parent -> OptionalLong.of(parent.pid())).orElse(OptionalLong.empty()),
                OptionalLong.empty(),
                info.startInstant().map(start -> OptionalLong.of(nanos(start))).orElse(OptionalLong.empty()));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    @Override
    public String user(String sid) {
        String known = users.get(sid);
        if (known == null) {
            // Not under the map's lock: asking a domain controller may take seconds.
            known = Accounts.name(sid).orElse(sid);
            if (users.size() >= MOST) {
                users.clear();
            }
            users.put(sid, known);
        }
        return known;
    }
}
