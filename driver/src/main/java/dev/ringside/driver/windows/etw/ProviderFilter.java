package dev.ringside.driver.windows.etw;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a session wants of a provider; Windows looks at it where the event is written. All of it must hold.
 *
 * @param level the highest number of a level that passes, from 1 to {@value #EVERY_LEVEL}; 0 always passes
 * @param anyKeyword of these bits an event has at least one, or it has no keywords at all; 0 for any event
 * @param allKeyword these bits an event has, or it has no keywords at all
 * @param ids which events pass by their ids
 * @param pids the processes that write them; empty for all. Windows does not look at it for what is written in the kernel
 * @param payload filters of what events carry; events for which there is none pass
 */
public record ProviderFilter(
        int level, long anyKeyword, long allKeyword, Ids ids, SortedSet<Long> pids, List<PayloadFilter> payload) {
    public static final int EVERY_LEVEL = 255;
    /** MAX_EVENT_FILTER_EVENT_ID_COUNT. */
    public static final int MOST_IDS = 64;
    /** MAX_EVENT_FILTER_PID_COUNT. */
    public static final int MOST_PIDS = 8;

    /** Lets everything through. */
    public static final ProviderFilter ALL =
            new ProviderFilter(EVERY_LEVEL, 0, 0, new Ids(false, Set.of()), Collections.emptySortedSet(), List.of());

    public ProviderFilter {
        pids = Collections.unmodifiableSortedSet(new TreeSet<>(pids));
        payload = List.copyOf(payload);
        if (level < 1 || level > EVERY_LEVEL || ids.numbers().size() > MOST_IDS || pids.size() > MOST_PIDS) {
            throw new IllegalArgumentException("more than ETW can filter: " + level + " " + ids + " " + pids);
        }
    }

    /**
     * Ids of events.
     *
     * @param in whether these pass, or all others
     * @param numbers if none, every event passes
     */
    public record Ids(boolean in, SortedSet<Integer> numbers) {
        public Ids(boolean in, Set<Integer> numbers) {
            this(in, (SortedSet<Integer>) new TreeSet<>(numbers));
        }

        public Ids {
            numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
        }
    }

    /** The same without filters of what events carry. */
    ProviderFilter withoutPayload() {
        return new ProviderFilter(level, anyKeyword, allKeyword, ids, pids, List.of());
    }

    /** The same as far as Windows 8 has it: level and keywords. */
    ProviderFilter withoutFilters() {
        return new ProviderFilter(level, anyKeyword, allKeyword, ALL.ids, ALL.pids, List.of());
    }

    /** It in words, a line for each kind of filter. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        line(out, "level", level == EVERY_LEVEL ? "" : "up to " + level);
        line(out, "keywords", anyKeyword == 0 ? "" : "any of 0x%x".formatted(anyKeyword));
        line(out, "keywords", allKeyword == 0 ? "" : "all of 0x%x".formatted(allKeyword));
        line(out, ids.in() ? "event ids" : "no event ids", joined(ids.numbers()));
        line(out, "processes", joined(pids));
        payload.forEach(filter -> line(out, "payload", filter.toString()));
        return out.isEmpty() ? "every event\n" : out.toString();
    }

    private static void line(StringBuilder out, String label, String text) {
        if (!text.isEmpty()) {
            out.append(label).append(' ').append(text).append('\n');
        }
    }

    private static String joined(Set<?> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
