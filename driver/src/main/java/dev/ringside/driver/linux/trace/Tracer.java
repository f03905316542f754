package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Disassembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.driver.linux.RingBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel side of the Linux feed: hooks, their filters, the ring that they write to and their counters. Methods may be called from any
 * thread. Nothing is pinned: when this is closed, or the process ends however it may, the kernel takes everything down.
 */
public final class Tracer implements AutoCloseable {
    static final String FORK = "sched_process_fork";

    private final Btf btf;
    private final HookPrograms programs;
    private final int processors;
    private final BpfMap scratch;
    private final BpfMap states;
    /** A program array for each hook: the kernel lets only programs of the same type of context share one. */
    private final Map<Hook, BpfMap> calls = new EnumMap<>(Hook.class);

    private final Map<Hook, Recorders> recorders = new EnumMap<>(Hook.class);

    private final GroupTurns turns;
    private final RingBuffer ring;
    private final BpfMap lineage;
    private final KernelLayout layout;
    /** The program that remembers forks, there as long as any hook is in use. */
    private @Nullable BpfLink forks;
    /** There as long as ends are watched on a kernel that needs it. */
    private @Nullable ExecutableMemory executables;

    private final Map<Hook, BpfLink> links = new EnumMap<>(Hook.class);
    private final Map<Integer, RecordLayout> layouts = Recorders.layouts();
    private final AtomicInteger layoutNumbers = new AtomicInteger();

    private Tracer(Btf btf, KernelLayout layout, int ringBytes) {
        this.btf = btf;
        this.layout = layout;
        this.processors = Cpus.possible();
        this.programs = new HookPrograms(layout, processors);
        List<AutoCloseable> made = new ArrayList<>();
        try {
            scratch = kept(made, BpfMap.create(MapSpec.array("rs_scratch", Scratch.size(processors), 1)));
            states = kept(made, BpfMap.create(MapSpec.perCpuArray("rs_state", HookState.size(), 1)));
            lineage = kept(made, BpfMap.create(MapSpec.array("rs_lineage", Lineage.SIZE, 1)));
            turns = kept(made, new GroupTurns());
            ring = kept(made, RingBuffer.create("rs_ring", ringBytes));
        } catch (RuntimeException e) {
            made.forEach(Tracer::closeQuietly);
            throw e;
        }
    }

    /**
     * Makes the maps; no program runs yet.
     *
     * @param ringBytes room for records, a power of two and a multiple of the page size
     * @throws BtfException if the kernel has no type information, or lacks a field that the programs need
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses
     */
    public static Tracer open(int ringBytes) {
        Btf btf = Btf.kernel();
        return open(btf, KernelLayout.of(btf), ringBytes);
    }

    static Tracer open(Btf btf, KernelLayout layout, int ringBytes) {
        return new Tracer(btf, layout, ringBytes);
    }

    /**
     * The program that would be the filter of a hook, as text. Needs no privileges.
     *
     * @throws BtfException if the kernel has no type information, or lacks a field that the program needs
     */
    public static String disassemble(Hook hook, FieldMap fields, FilterSet set) {
        HookPrograms programs = new HookPrograms(KernelLayout.of(Btf.kernel()), Cpus.possible());
        return new Disassembler(Tracer::mapName)
                .print(programs.filter(hook, fields, set, HookPrograms.FILTER_SLOT + 1)
                        .program());
    }

    /**
     * Makes a set the filter of a hook, in place of the current one. Each event goes through the old or the new filter; those that occur after
     * this has returned go through the new one.
     *
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses; the current filter stays
     */
    public void install(Hook hook, FieldMap fields, FilterSet set) {
        install(hook, fields, set, List.of());
    }

    /**
     * As {@link #install(Hook, FieldMap, FilterSet)}, of a set that groups.
     *
     * @param tables for each of its groupings, in their order
     */
    public synchronized void install(Hook hook, FieldMap fields, FilterSet set, List<GroupTable> tables) {
        List<BpfMap> constants = new ArrayList<>();
        Recorders known = recorders.computeIfAbsent(
                hook, key -> new Recorders(key, datum -> TaskCode.isAvailable(datum, layout), layoutNumbers, layouts));
        try {
            if (hook == Hook.EXIT && executables == null && Executables.areNeeded(layout)) {
                executables = new ExecutableMemory(layout, processors, scratch, this::tracepoint);
            }
            int recorder = known.slot(
                    set.generation(), set.data(), (slot, record, number) -> load(hook, slot, record, number));
            HookPrograms.Filter filter = programs.filter(hook, fields, set, recorder);
            if (forks == null) {
                forks = attached(ProgramSpec.typedTracepoint(
                        "rs_fork", tracepoint(FORK), Lineage.atFork(layout).link(map -> lineage.fd())));
            }
            load(hook, filter, constants, tables);
            if (!links.containsKey(hook)) {
                links.put(hook, attach(hook));
                if (hook == Hook.EXIT && executables != null) {
                    executables.forgetEnded();
                }
            }
        } catch (RuntimeException e) {
            known.forget(set.generation());
            throw e;
        } finally {
            // The program keeps them.
            constants.forEach(BpfMap::close);
        }
    }

    /** Takes the programs off a hook. What they have written is still to be read. */
    public synchronized void remove(Hook hook) {
        BpfLink link = links.remove(hook);
        if (link != null) {
            link.close();
        }
        BpfMap called = calls.remove(hook);
        if (called != null) {
            called.close();
        }
        Recorders known = recorders.get(hook);
        if (known != null) {
            known.clear();
        }
        if (hook == Hook.EXIT && executables != null) {
            executables.close();
            executables = null;
        }
        if (forks != null && calls.isEmpty()) {
            forks.close();
            forks = null;
        }
    }

    /** Records of that generation will not come any more; those that do are dropped. */
    public synchronized void forget(int generation) {
        recorders.values().forEach(known -> known.forget(generation));
    }

    /**
     * Hands out what has been recorded, oldest first.
     *
     * @param max the most to hand out
     * @return how many were handed out
     */
    public int poll(Consumer<KernelRecord> handler, int max) {
        return ring.poll(
                (data, offset, length) -> {
                    RecordLayout layout = layouts.get(KernelRecord.layout(data, offset));
                    if (layout != null) {
                        byte[] copy = new byte[length];
                        data.get(offset, copy);
                        handler.accept(new KernelRecord(layout, copy));
                    }
                },
                max);
    }

    /** Bytes that programs have written to the ring since it was made. */
    public long written() {
        return ring.producerPosition();
    }

    /** Bytes of those that have been read. */
    public long read() {
        return ring.consumerPosition();
    }

    public HookCounts counts(Hook hook) {
        return HookState.counts(states.lookup(BpfMap.bytes(0)).orElseThrow(), hook);
    }

    /** Makes the maps for a grouping, which a filter that groups is to be installed with; the caller closes them. */
    public GroupTable table(GroupLayout layout) {
        return new GroupTable(layout);
    }

    /**
     * Takes out everything that has been grouped before this was called, which takes some tens of milliseconds.
     *
     * @param used those that a filter uses
     * @param givenUp those that a filter has used, and none does any more: all there was in them is taken out
     */
    public void collect(
            Collection<GroupTable> used, Collection<GroupTable> givenUp, BiConsumer<GroupTable, KernelGroup> taker) {
        turns.collect(used, givenUp, taker);
    }

    @Override
    public synchronized void close() {
        List.copyOf(calls.keySet()).forEach(this::remove);
        ring.close();
        turns.close();
        lineage.close();
        states.close();
        scratch.close();
    }

    private void load(Hook hook, HookPrograms.Filter filter, List<BpfMap> constants, List<GroupTable> tables) {
        Program linked = ConstantMaps.link(
                filter.program(),
                filter.constants(),
                constants,
                map -> GroupCode.isTable(map)
                        ? tables.get(GroupCode.tableOf(map)).fd(GroupCode.turnOf(map))
                        : descriptor(hook, map));
        try (BpfProgram program =
                BpfProgram.load(ProgramSpec.typedTracepoint(name(hook, "f"), tracepoint(hook.tracepoint()), linked))) {
            // One store: a call goes to the old program or to the new one, and the old one lives until its last run is
            // over.
            callsOf(hook).update(HookPrograms.FILTER_SLOT, program);
        }
    }

    private void load(Hook hook, int slot, RecordLayout record, int number) {
        Program linked = programs.recorder(record, number).link(map -> descriptor(hook, map));
        try (BpfProgram program =
                BpfProgram.load(ProgramSpec.typedTracepoint(name(hook, "r"), tracepoint(hook.tracepoint()), linked))) {
            callsOf(hook).update(slot, program);
        }
    }

    private BpfLink attach(Hook hook) {
        Program stub = programs.stub(hook).link(map -> descriptor(hook, map));
        return attached(ProgramSpec.typedTracepoint(name(hook, "s"), tracepoint(hook.tracepoint()), stub));
    }

    static BpfLink attached(ProgramSpec spec) {
        // The link keeps the program.
        try (BpfProgram program = BpfProgram.load(spec)) {
            return program.attach();
        }
    }

    private int tracepoint(String tracepoint) {
        return btf.tracepointId(tracepoint)
                .orElseThrow(() -> new BtfException("the kernel has no tracepoint " + tracepoint));
    }

    private int descriptor(Hook hook, int map) {
        return switch (map) {
            case Scratch.MAP -> scratch.fd();
            case RecordCode.RING -> ring.fd();
            case Lineage.MAP -> lineage.fd();
            case HookState.MAP -> states.fd();
            case GroupCode.TURN -> turns.fd();
            case HookPrograms.CALLS -> callsOf(hook).fd();
            case Executables.MAP -> Objects.requireNonNull(executables).map().fd();
            default -> throw new IllegalArgumentException("no map " + map);
        };
    }

    private BpfMap callsOf(Hook hook) {
        return calls.computeIfAbsent(hook, key -> BpfMap.create(MapSpec.programArray("rs_calls", Recorders.SLOTS)));
    }

    private static String mapName(int map) {
        return switch (map) {
            case Scratch.MAP -> "scratch";
            case RecordCode.RING -> "ring";
            case Lineage.MAP -> "lineage";
            case HookState.MAP -> "state";
            case GroupCode.TURN -> "turn";
            case HookPrograms.CALLS -> "calls";
            case Executables.MAP -> "executables";
            case ConstantPool.TABLES -> "tables";
            default ->
                GroupCode.isTable(map) ? "groups" + GroupCode.tableOf(map) : "set" + (map - ConstantPool.FIRST_SET);
        };
    }

    private static String name(Hook hook, String role) {
        return "rs_" + hook.name().toLowerCase(Locale.ROOT) + "_" + role;
    }

    private static <T extends AutoCloseable> T kept(List<? super T> made, T one) {
        made.add(one);
        return one;
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
