package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.Errno;
import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.FilterSet;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.shared.SharedFilter;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A stream and its hook: the filter that its subscriptions share, and the events that records of the hook become. */
final class HookFilters {
    private final Hook hook;
    private final FieldMap fields;
    private final EventFields events;
    private final SharedFilter shared;
    private final NameQueries queries = new NameQueries();
    private final HookGroups groups;
    private long sequence;

    HookFilters(StreamType stream, Hook hook, IntSupplier generations) {
        this.hook = hook;
        this.fields = new FieldMap(stream, hook);
        this.events = new EventFields(stream, fields);
        this.shared = new SharedFilter(stream, generations);
        this.groups = new HookGroups(hook, fields, events);
    }

    Hook hook() {
        return hook;
    }

    FieldMap fields() {
        return fields;
    }

    EventFields events() {
        return events;
    }

    SharedFilter shared() {
        return shared;
    }

    /** What the kernel groups for the subscriptions. */
    HookGroups groups() {
        return groups;
    }

    /** Where the filter stands in the kernel; what the kernel refuses becomes a sentence for the user. */
    SharedFilter.Place place(Tracer tracer, Host host) {
        return new HookPlace(tracer, host);
    }

    /** The filter of one subscription. */
    FilterSet set(int generation, FeedRequest request) {
        FilterSet set = set(generation, List.of(request.pushed()), request.fields());
        return request.grouping()
                .map(groups::layout)
                .map(layout -> set.grouping(List.of(new FilterSet.Grouped(0, layout, OptionalLong.empty()))))
                .orElse(set);
    }

    private FilterSet set(int generation, List<Predicate> predicates, Set<Field> wanted) {
        boolean failed =
                predicates.stream().anyMatch(predicate -> Successes.isAboutFailures(events.stream(), predicate));
        Set<Datum> data = events.dataOf(wanted);
        if (hook == Hook.DNS) {
            data.addAll(NameQueries.DATA);
        }
        return new FilterSet(generation, predicates, data, failed);
    }

    private final class HookPlace implements SharedFilter.Place {
        private final Tracer tracer;
        private final Host host;

        HookPlace(Tracer tracer, Host host) {
            this.tracer = tracer;
            this.host = host;
        }

        @Override
        public boolean install(
                int generation, List<Predicate> predicates, SortedMap<Integer, Taker> grouping, Set<Field> wanted) {
            return LinuxFeed.guarded(() -> {
                List<TakerGroups> prepared = groups.prepare(tracer, grouping.values());
                try {
                    FilterSet set = set(generation, predicates, wanted).grouping(grouped(grouping.keySet(), prepared));
                    tracer.install(
                            hook,
                            fields,
                            set,
                            prepared.stream().map(TakerGroups::table).toList());
                    groups.use(prepared);
                    return true;
                } catch (BpfException | IllegalStateException e) {
                    groups.discard(prepared);
                    if (e instanceof BpfException refusal && !isAboutSize(refusal)) {
                        throw e;
                    }
                    return false;
                }
            });
        }

        /** @param predicates the numbers of those that are grouped for, in their order; there may be more */
        private List<FilterSet.Grouped> grouped(Set<Integer> predicates, List<TakerGroups> prepared) {
            Iterator<Integer> numbers = predicates.iterator();
            return prepared.stream()
                    .map(one -> new FilterSet.Grouped(
                            numbers.next(),
                            one.table().layout(),
                            until(one.taker().request())))
                    .toList();
        }

        private OptionalLong until(FeedRequest request) {
            return request.until().isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(host.clock().bootNanos(request.until().getAsLong()));
        }

        @Override
        public void remove() {
            LinuxFeed.guarded(() -> {
                tracer.remove(hook);
                groups.use(List.of());
                return true;
            });
        }

        @Override
        public long written() {
            return tracer.written();
        }

        @Override
        public long read() {
            return tracer.read();
        }

        @Override
        public void forget(int generation) {
            tracer.forget(generation);
        }
    }

    /** Verifying a program that is too complex may also end because there is no memory left for it. */
    private static boolean isAboutSize(BpfException refusal) {
        return refusal.is(Errno.E2BIG) || refusal.is(Errno.ENOSPC) || refusal.is(Errno.ENOMEM);
    }

    /**
     * Looks up the process's own, if somebody wants it and the kernel could not read it, as another process was running. By then the process may have
     * ended; its earlier events tell it.
     */
    private static @Nullable String commandLine(KernelRecord record, Host host) {
        if (record.hook() != Hook.NET || !record.has(Datum.START)) {
            return null;
        }
        long pid = record.number(Datum.PID);
        long start = record.number(Datum.START);
        if (record.presence(Datum.CMDLINE) == KernelRecord.Presence.UNKNOWN) {
            return host.commandLines().of(pid, start, 0);
        }
        String own = record.text(Datum.CMDLINE);
        if (own != null) {
            host.commandLines().add(pid, start, 0, own.replace('\0', ' '));
        }
        return null;
    }

    /** Looks it up, if the record was made for somebody who wants it, and keeps the process's own for its children. */
    private static @Nullable String parentCommandLine(KernelRecord record, Host host) {
        String own = record.hook() == Hook.EXEC ? record.text(Datum.CMDLINE) : null;
        if (own != null && record.has(Datum.START)) {
            host.commandLines()
                    .add(
                            record.number(Datum.PID),
                            record.number(Datum.START),
                            record.number(Datum.ARGUMENTS_AT),
                            own.replace('\0', ' '));
        }
        return record.has(Datum.PARENT_START) && record.has(Datum.PPID)
                ? host.commandLines()
                        .of(
                                record.number(Datum.PPID),
                                record.number(Datum.PARENT_START),
                                record.number(Datum.PARENT_ARGUMENTS_AT))
                : null;
    }

    /** Hands a record to those who want it. Called by the reading thread only. */
    void dispatch(KernelRecord record, Host host, Collection<Taker> touched) {
        if (hook == Hook.DNS) {
            queries.add(record).forEach(told -> give(told.record(), told.query(), host, touched));
        } else {
            give(record, null, host, touched);
        }
    }

    /** Tells of what has waited for something that has not come. Called by the reading thread only. */
    void giveUp(Host host, Collection<Taker> touched) {
        queries.unanswered(host.clock().bootNanos(TimeOfDay.now()))
                .forEach(told -> give(told.record(), told.query(), host, touched));
    }

    private void give(KernelRecord record, @Nullable NameQuery query, Host host, Collection<Taker> touched) {
        SharedFilter.Generation generation = shared.generation(record.generation());
        if (generation == null && query == null) {
            return;
        }
        String commandLine = commandLine(record, host);
        String parentCommandLine = parentCommandLine(record, host);
        Ancestors ancestors = Ancestors.of(record, host);
        LinuxEvent event =
                new LinuxEvent(events, host, record, ++sequence, commandLine, parentCommandLine, ancestors, query);
        if (generation != null) {
            generation.dispatch(record.takers(), record.uncertain(), event, touched);
        } else {
            // It has waited for longer than the filter that it went by was there.
            shared.offer(event, touched);
        }
    }
}
