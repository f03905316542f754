package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.record.EventSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What holds of every event that somebody wants of a provider. Each part is looked at by itself, as ETW does: of an alternative all that either side lets
 * through passes in each part.
 *
 * @param level the highest level among them; negative if there are none
 * @param any of these keywords they have at least one; 0 if that is not known
 * @param all these keywords they have
 * @param pids of the processes that write them; empty if that may be any
 * @param carried what they carry: one of these lists of tests holds; empty if that may be anything
 */
public record Wanted(
        int level,
        long any,
        long all,
        Ids ids,
        Optional<SortedSet<Long>> pids,
        Optional<List<List<PayloadTest>>> carried) {
    /** More alternatives than these are not worth looking at what events carry. */
    private static final int MOST_ALTERNATIVES = 16;

    /** Every event. */
    public static final Wanted EVERYTHING =
            new Wanted(ProviderFilter.EVERY_LEVEL, 0, 0, Ids.ALL, Optional.empty(), Optional.empty());
    /** No event. */
    public static final Wanted NOTHING = new Wanted(-1, 0, 0, Ids.NONE, Optional.empty(), Optional.empty());

    /** Events with these ids. */
    public static Wanted ids(Set<Integer> ids) {
        return EVERYTHING.with(Ids.of(ids));
    }

    Wanted with(Ids wanted) {
        return new Wanted(level, any, all, wanted, pids, carried);
    }

    static Wanted level(int highest) {
        return highest < 0
                ? NOTHING
                : new Wanted(
                        Math.min(highest, ProviderFilter.EVERY_LEVEL),
                        0,
                        0,
                        Ids.ALL,
                        Optional.empty(),
                        Optional.empty());
    }

    static Wanted keywords(long any, long all) {
        return new Wanted(ProviderFilter.EVERY_LEVEL, any, all, Ids.ALL, Optional.empty(), Optional.empty());
    }

    static Wanted pids(Set<Long> pids) {
        SortedSet<Long> sorted = Collections.unmodifiableSortedSet(new TreeSet<>(pids));
        return new Wanted(ProviderFilter.EVERY_LEVEL, 0, 0, Ids.ALL, Optional.of(sorted), Optional.empty());
    }

    static Wanted carried(PayloadTest test) {
        return new Wanted(
                ProviderFilter.EVERY_LEVEL, 0, 0, Ids.ALL, Optional.empty(), Optional.of(List.of(List.of(test))));
    }

    /** Whether there is no such event. */
    public boolean isNothing() {
        return level < 0
                || ids.equals(Ids.NONE)
                || pids.filter(some -> some.isEmpty()).isPresent();
    }

    /** Those that both want. */
    public Wanted and(Wanted other) {
        Wanted both = new Wanted(
                Math.min(level, other.level),
                any == 0 ? other.any : any,
                all | other.all,
                ids.and(other.ids),
                pids.isEmpty() ? other.pids : other.pids.isEmpty() ? pids : Optional.of(common(other)),
                carried.isEmpty()
                        ? other.carried
                        : other.carried.isEmpty() ? carried : Optional.of(product(other.carried.get())));
        return both.isNothing() ? NOTHING : both;
    }

    private SortedSet<Long> common(Wanted other) {
        SortedSet<Long> both = new TreeSet<>(pids.orElseThrow());
        both.retainAll(other.pids.orElseThrow());
        return Collections.unmodifiableSortedSet(both);
    }

    /** Each alternative of one with each of the other; if those were too many, one side's alone. */
    private List<List<PayloadTest>> product(List<List<PayloadTest>> others) {
        List<List<PayloadTest>> mine = carried.orElseThrow();
        if (mine.size() * others.size() > MOST_ALTERNATIVES) {
            return mine;
        }
        List<List<PayloadTest>> out = new ArrayList<>();
        for (List<PayloadTest> one : mine) {
            for (List<PayloadTest> other : others) {
                List<PayloadTest> both = new ArrayList<>(one);
                both.addAll(other);
                out.add(List.copyOf(both));
            }
        }
        return List.copyOf(out);
    }

    /** Those that either wants, and perhaps more. */
    public Wanted or(Wanted other) {
        if (isNothing() || other.isNothing()) {
            return isNothing() ? other : this;
        }
        return new Wanted(
                Math.max(level, other.level),
                any == 0 || other.any == 0 ? 0 : any | other.any,
                all & other.all,
                ids.or(other.ids),
                pids.isEmpty() || other.pids.isEmpty() ? Optional.empty() : Optional.of(either(other)),
                carried.isEmpty() || other.carried.isEmpty() ? Optional.empty() : alternatives(other));
    }

    private SortedSet<Long> either(Wanted other) {
        SortedSet<Long> both = new TreeSet<>(pids.orElseThrow());
        both.addAll(other.pids.orElseThrow());
        return Collections.unmodifiableSortedSet(both);
    }

    private Optional<List<List<PayloadTest>>> alternatives(Wanted other) {
        List<List<PayloadTest>> both = new ArrayList<>(carried.orElseThrow());
        both.addAll(other.carried.orElseThrow());
        return both.size() > MOST_ALTERNATIVES ? Optional.empty() : Optional.of(List.copyOf(both));
    }

    /** Whether ids and processes are within ETW's limits. */
    boolean fits() {
        return fewIds() && fewPids();
    }

    private boolean fewIds() {
        return ids.numbers().size() <= ProviderFilter.MOST_IDS;
    }

    private boolean fewPids() {
        return pids.filter(some -> some.size() > ProviderFilter.MOST_PIDS).isEmpty();
    }

    /**
     * The filter, as far as ETW's limits allow.
     *
     * @param schemas the kinds of events that the provider's manifest has; none if that is not known
     * @return empty if nothing is wanted
     */
    public Optional<ProviderFilter> filter(List<EventSchema> schemas) {
        if (isNothing()) {
            return Optional.empty();
        }
        boolean few = fewIds();
        SortedSet<Long> writers = fewPids() ? pids.orElse(Collections.emptySortedSet()) : Collections.emptySortedSet();
        return Optional.of(new ProviderFilter(
                // A session's level 0 would let everything through.
                Math.max(1, level),
                any,
                all,
                few ? new ProviderFilter.Ids(ids.in(), ids.numbers()) : ProviderFilter.ALL.ids(),
                writers,
                few ? PayloadFilters.of(ids, carried, schemas) : List.of()));
    }
}
