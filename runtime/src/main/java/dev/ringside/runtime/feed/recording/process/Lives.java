package dev.ringside.runtime.feed.recording.process;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What had the same id one after the other: processes, or a process before and after it executed another program. Most ids are had once. */
final class Lives {
    private @Nullable LearnedProcess only;
    private @Nullable TreeMap<Long, LearnedProcess> all;

    /** Adds one, and gives the one that had begun at the same time, which it replaces. */
    @Nullable
    LearnedProcess add(LearnedProcess process) {
        if (all != null) {
            return all.put(process.time(), process);
        }
        LearnedProcess first = only;
        if (first == null || first.time() == process.time()) {
            only = process;
            return first;
        }
        all = new TreeMap<>(Map.of(first.time(), first, process.time(), process));
        only = null;
        return null;
    }

    /** Removes one, if it is there. */
    boolean remove(LearnedProcess process) {
        if (all != null) {
            return all.remove(process.time(), process);
        }
        boolean there = only == process;
        only = there ? null : only;
        return there;
    }

    boolean isEmpty() {
        return only == null && (all == null || all.isEmpty());
    }

    /** The last that had begun by then. */
    @Nullable
    LearnedProcess before(long time) {
        if (all != null) {
            return value(all.floorEntry(time));
        }
        LearnedProcess one = only;
        return one != null && one.time() <= time ? one : null;
    }

    /** The first that had not begun by then. */
    @Nullable
    LearnedProcess after(long time) {
        if (all != null) {
            return value(all.higherEntry(time));
        }
        LearnedProcess one = only;
        return one != null && one.time() > time ? one : null;
    }

    private static @Nullable LearnedProcess value(Map.@Nullable Entry<Long, LearnedProcess> entry) {
        return entry == null ? null : entry.getValue();
    }
}
