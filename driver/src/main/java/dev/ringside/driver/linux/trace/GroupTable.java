package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.MapSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * The maps that programs of a hook group events in: two, which take turns. Bounded in groups and in memory; events of groups beyond that are handed over one by
 * one. For any thread.
 */
public final class GroupTable implements AutoCloseable {
    /** As many as bpftrace's maps have at one time, if there is memory for them. */
    private static final int MOST_GROUPS = 10_240;

    private static final long MOST_BYTES = 64 << 20;

    private final GroupLayout layout;
    private final List<BpfMap> turns;

    /** @throws dev.ringside.driver.linux.BpfException if the kernel refuses the maps */
    GroupTable(GroupLayout layout) {
        this(layout, MOST_GROUPS);
    }

    GroupTable(GroupLayout layout, int mostGroups) {
        this.layout = layout;
        MapSpec spec = spec(layout, mostGroups);
        BpfMap first = BpfMap.create(spec);
        try {
            turns = List.of(first, BpfMap.create(spec));
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static MapSpec spec(GroupLayout layout, int mostGroups) {
        // Not allocated beforehand: nearly all queries have a few dozen groups, and each takes memory for every
        // processor.
        long bytes = layout.keySize() + (long) layout.valueSize() * Cpus.possible();
        int groups = Math.clamp(MOST_BYTES / (2 * bytes), 1, mostGroups);
        return MapSpec.perCpuHash("rs_groups", layout.keySize(), layout.valueSize(), groups);
    }

    public GroupLayout layout() {
        return layout;
    }

    /** The map of a turn, for programs. */
    int fd(int turn) {
        return turns.get(turn).fd();
    }

    /** Takes out what was grouped in that turn, which no program has any more. */
    void drain(int turn, Consumer<KernelGroup> taker) {
        turns.get(turn).drain((key, values) -> taker.accept(KernelGroup.read(layout, key, values)));
    }

    /** Programs that group keep the maps; nobody else sees them after this. */
    @Override
    public void close() {
        turns.forEach(BpfMap::close);
    }
}
