package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.GroupTable;
import dev.ringside.driver.linux.trace.KernelGroup;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.runtime.feed.shared.Taker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The groups that the kernel keeps for a taker, and what was taken out of them and is still to be given. */
final class TakerGroups {
    private final Taker taker;
    private final GroupTable table;
    private final EventFields events;
    private final List<PartialGroup> taken = new ArrayList<>();
    private final Queue<PartialGroup> pending = new ConcurrentLinkedQueue<>();

    TakerGroups(Taker taker, GroupTable table, EventFields events) {
        this.taker = taker;
        this.table = table;
        this.events = events;
    }

    Taker taker() {
        return taker;
    }

    GroupTable table() {
        return table;
    }

    /** Takes a group out of the table. For one thread at a time. */
    void take(KernelGroup group, Host host) {
        // The clock may have been set since the kernel was told when the end is.
        long latest = taker.request().until().orElse(Long.MAX_VALUE) - 1;
        taken.add(new PartialGroup(
                new LinuxEvent(events, host, group.sample(), 0, null, null, null, null),
                Math.min(host.clock().epochNanos(group.first()), latest),
                Math.min(host.clock().epochNanos(group.last()), latest),
                group.count(),
                group.parts()));
    }

    /** All of them have been taken: they are to be given in the order in which they began. For the same thread. */
    void taken() {
        taken.sort(Comparator.comparingLong(PartialGroup::first));
        pending.addAll(taken);
        taken.clear();
    }

    /** Gives the taker what was taken out. For any thread; when it returns all is given, whoever gives it, unless the taker hangs. */
    void give() {
        taker.accept(pending);
    }
}
