package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.driver.windows.process.ProcessTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who made whom: filled from the list of processes when a feed begins, and from every record after that. A process is found by its pid and its start, so
 * that what is known of it stays true when it has ended. For any thread.
 */
final class ProcessTree {
    /** As many as Linux keeps: a machine has some hundreds at a time. */
    private static final int MOST_PROCESSES = 16_384;

    private static final int MOST_ANCESTORS = 32;

    /** In the order of use. Guarded by this. */
    private final Map<Key, Known> processes = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Known> eldest) {
            return size() > MOST_PROCESSES;
        }
    };

    /** @param start 100 ns since 1601 */
    record Key(long pid, long start) {}

    /**
     * What is known of a process; null where it is not.
     *
     * @param parent the process that made it
     * @param isSettled whether the parent was looked for as far as it can be
     */
    record Known(
            Key key,
            @Nullable Key parent,
            boolean isSettled,
            @Nullable String image,
            @Nullable String name,
            @Nullable String commandLine,
            @Nullable String userSid) {}

    /**
     * The processes above one.
     *
     * @param isWhole whether nothing is missing at its end
     */
    record Chain(List<Known> processes, boolean isWhole) {}

    /** Takes in what runs now. */
    void seed() {
        List<ProcessEntry> entries = ProcessTable.read();
        Map<Long, Long> starts = new HashMap<>();
        entries.forEach(entry -> starts.put(entry.pid(), entry.startTime()));
        for (ProcessEntry entry : entries) {
            Key parent = older(entry.ppid(), starts.getOrDefault(entry.ppid(), Long.MAX_VALUE), entry.startTime());
            Optional<ProcessDetails> details =
                    ProcessDetails.of(entry.pid()).filter(one -> one.startTime() == entry.startTime());
            learn(new Known(
                    new Key(entry.pid(), entry.startTime()),
                    parent,
                    true,
                    details.map(ProcessDetails::image).orElse(null),
                    entry.name().isEmpty() ? null : entry.name(),
                    details.map(ProcessDetails::commandLine).orElse(null),
                    details.map(ProcessDetails::userSid).orElse(null)));
        }
    }

    /** A pid whose process began later than the child is not the parent's any more. */
    private static @Nullable Key older(long pid, long start, long childStart) {
        return pid != 0 && start <= childStart ? new Key(pid, start) : null;
    }

    /** Takes in what a record tells of the process that it is about, and of its parent. */
    void learn(WindowsRecord record) {
        Key key = key(record, "pid", "startTime");
        if (key == null || (record.kind() != RecordKind.PROCS && isSettled(key))) {
            return;
        }
        Key parent = key(record, "ppid", "parentStartTime");
        learn(new Known(
                key,
                parent,
                parent != null,
                text(record, "image"),
                text(record, "name"),
                text(record, "cmdline"),
                text(record, "userSid")));
        if (parent != null && !isKnown(parent)) {
            learn(new Known(
                    parent,
                    null,
                    false,
                    text(record, "parentImage"),
                    text(record, "parent"),
                    text(record, "parentCmdline"),
                    text(record, "parentUserSid")));
        }
    }

    static @Nullable Key key(WindowsRecord record, String pid, String start) {
        RecordKind kind = record.kind();
        return record.has(kind.field(pid)) && record.has(kind.field(start))
                ? new Key(record.number(kind.field(pid)), record.number(kind.field(start)))
                : null;
    }

    private static @Nullable String text(WindowsRecord record, String field) {
        return record.text(record.kind().field(field));
    }

    private synchronized void learn(Known process) {
        processes.put(process.key(), process);
    }

    private synchronized boolean isSettled(Key key) {
        Known known = processes.get(key);
        return known != null && known.isSettled();
    }

    private synchronized boolean isKnown(Key key) {
        return processes.containsKey(key);
    }

    private synchronized @Nullable Known get(Key key) {
        return processes.get(key);
    }

    /** The processes from that one up, nearest first. */
    Chain from(Key first) {
        List<Known> chain = new ArrayList<>();
        Key next = first;
        while (next != null && chain.size() < MOST_ANCESTORS) {
            Known process = find(next);
            if (process == null) {
                return new Chain(List.copyOf(chain), false);
            }
            chain.add(process);
            next = process.parent();
        }
        boolean isAtTop = next == null && !chain.isEmpty() && isTop(chain.getLast());
        return new Chain(List.copyOf(chain), isAtTop);
    }

    /** Processes whose parent has ended look the same as those that the kernel made: what began with the machine has no parent's start. */
    private static boolean isTop(Known process) {
        return process.key().pid() <= 4;
    }

    /** What is known of a process; one whose parent is unknown is looked at while it is there. */
    private @Nullable Known find(Key key) {
        Known known = get(key);
        if (known != null && known.isSettled()) {
            return known;
        }
        Optional<ProcessDetails> details = ProcessDetails.of(key.pid()).filter(one -> one.startTime() == key.start());
        if (details.isEmpty()) {
            return known;
        }
        ProcessDetails live = details.get();
        Key parent = ProcessDetails.of(live.ppid())
                .map(one -> older(one.pid(), one.startTime(), live.startTime()))
                .orElse(null);
        Known learned = new Known(
                key, parent, true, live.image(), ContextFields.name(live.image()), live.commandLine(), live.userSid());
        learn(learned);
        return learned;
    }
}
