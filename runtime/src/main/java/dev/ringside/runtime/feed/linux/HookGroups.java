package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.FilterSet;
import dev.ringside.driver.linux.trace.GroupLayout;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.feed.shared.Taker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups that the kernel keeps of a hook's events, for each taker that has asked for that: those that the filter uses, and those that none uses any more, out of which
 * what is left has still to be taken. For any thread.
 */
final class HookGroups {
    private final Hook hook;
    private final FieldMap fields;
    private final EventFields events;
    private final Map<Taker, TakerGroups> used = new HashMap<>();
    private final List<TakerGroups> givenUp = new ArrayList<>();

    HookGroups(Hook hook, FieldMap fields, EventFields events) {
        this.hook = hook;
        this.fields = fields;
        this.events = events;
    }

    /** Why the kernel cannot group so, a clause without a full stop; empty if it can. */
    Optional<String> refusal(Grouping grouping) {
        if (hook == Hook.DNS) {
            return Optional.of("questions and answers are put together in user mode");
        }
        if (hook == Hook.NET) {
            return Optional.of("a connection may end while the kernel counts another");
        }
        for (Field key : grouping.keys()) {
            if (events.keyData(key).isEmpty()) {
                return Optional.of(key + " is not made of what the kernel can tell processes apart by");
            }
        }
        for (Measure measure : grouping.measures()) {
            if (fields.datum(measure.field()).filter(datum -> !datum.isText()).isEmpty()) {
                return Optional.of("the kernel does not know " + measure.field() + " as a number");
            }
        }
        return layout(grouping).fits()
                ? Optional.empty()
                : Optional.of("its keys, or all that is computed, are too large for a map of the kernel");
    }

    /** What the maps of a grouping have; it must not be one that is refused. */
    GroupLayout layout(Grouping grouping) {
        Set<Datum> keys = EnumSet.noneOf(Datum.class);
        grouping.keys().forEach(key -> keys.addAll(events.keyData(key).orElseThrow()));
        return new GroupLayout(hook, fields, keys, grouping.measures());
    }

    /** Those of takers that the next filter groups for, as many as a filter can, in their order; then one of {@link #use} and {@link #discard} is called. */
    synchronized List<TakerGroups> prepare(Tracer tracer, Collection<Taker> takers) {
        List<TakerGroups> prepared = new ArrayList<>();
        try {
            takers.stream().limit(FilterSet.MOST_GROUPED).forEach(taker -> {
                TakerGroups known = used.get(taker);
                prepared.add(known != null ? known : make(tracer, taker));
            });
        } catch (RuntimeException e) {
            discard(prepared);
            throw e;
        }
        return prepared;
    }

    private TakerGroups make(Tracer tracer, Taker taker) {
        Grouping grouping = taker.request().grouping().orElseThrow();
        return new TakerGroups(taker, tracer.table(layout(grouping)), events);
    }

    /** These are the ones that the filter uses from now on. */
    synchronized void use(List<TakerGroups> prepared) {
        used.values().stream().filter(groups -> !prepared.contains(groups)).forEach(givenUp::add);
        used.clear();
        prepared.forEach(groups -> used.put(groups.taker(), groups));
    }

    /** The filter stays as it is. */
    synchronized void discard(List<TakerGroups> prepared) {
        prepared.stream()
                .filter(groups -> !used.containsValue(groups))
                .forEach(groups -> groups.table().close());
    }

    synchronized List<TakerGroups> used() {
        return List.copyOf(used.values());
    }

    synchronized List<TakerGroups> givenUp() {
        return List.copyOf(givenUp);
    }

    /** Whether there may be groups whose takers are told the time by the reader of events again: what is left of theirs comes first. */
    synchronized boolean isPending() {
        return !givenUp.isEmpty();
    }

    /** All that was left in these has been taken out. */
    synchronized void forget(Collection<TakerGroups> emptied) {
        emptied.stream()
                .filter(givenUp::remove)
                .forEach(groups -> groups.table().close());
    }
}
