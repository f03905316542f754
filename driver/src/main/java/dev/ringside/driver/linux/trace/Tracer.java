package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Disassembler;
import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The kernel side of the Linux feed: hooks, their filters, the ring that they write to and their counters. Methods may be called from any
 * thread. Nothing is pinned: when this is closed, or the process ends however it may, the kernel takes everything down.
 */
public final class Tracer implements AutoCloseable {
    private final Structures structures;
    private final HookPrograms programs;
    private final int processors;
    private final TraceMaps maps;
    private final GroupTurns turns;
    private final Genealogy genealogy;
    private final KernelLayout layout;
    /** There as long as ends are watched on a kernel that needs it. */
    private @Nullable ExecutableMemory executables;
    /** The program that notes modules, there as long as that hook is in use. */
    private @Nullable BpfLink moduleLoads;
    /** Of each hook that has been used, at the sites that were needed. */
    private final Map<Hook, Map<Site, HookEntry>> entries = new EnumMap<>(Hook.class);

    private final Map<Site, CallSite> callSites = new EnumMap<>(Site.class);
    /** Of hooks in use that have a tracepoint of their own. */
    private final Map<Hook, BpfLink> links = new EnumMap<>(Hook.class);

    private final Set<Hook> used = EnumSet.noneOf(Hook.class);
    private final Map<Integer, RecordLayout> layouts = Recorders.layouts();
    private final AtomicInteger layoutNumbers = new AtomicInteger();

    private Tracer(KernelLayout layout, int ringBytes) {
        this.layout = layout;
        this.processors = Cpus.possible();
        this.structures = layout.structures();
        this.programs = new HookPrograms(layout, processors);
        List<AutoCloseable> made = new ArrayList<>();
        try {
            maps = kept(made, new TraceMaps(processors, ringBytes));
            genealogy = kept(made, new Genealogy(layout));
            turns = kept(made, new GroupTurns());
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
        return new Tracer(KernelLayout.of(Btf.kernel()), ringBytes);
    }

    /**
     * The program that would be the filter of a hook, as text. Needs no privileges.
     *
     * @throws BtfException if the kernel has no type information, or lacks a field that the program needs
     */
    public static String disassemble(Hook hook, FieldMap fields, FilterSet set) {
        KernelLayout layout = KernelLayout.of(Btf.kernel());
        HookPrograms programs = new HookPrograms(layout, Cpus.possible());
        Site site = sites(hook, fields, set, layout.structures()).keySet().stream()
                .findFirst()
                .orElse(Site.CALL_EXIT);
        return new Disassembler(TraceMaps::name)
                .print(programs.filter(hook, site, fields, set, HookPrograms.FILTER_SLOT + 1)
                        .program());
    }

    /**
     * Makes a set the filter of a hook, in place of the current one. Each event goes through the old or the new filter; those that occur after
     * this has returned go through the new one.
     *
     * @param tables for each of its groupings, in their order
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses; the current filter stays
     */
    public synchronized void install(Hook hook, FieldMap fields, FilterSet set, List<GroupTable> tables) {
        if (hook == Hook.EXIT && executables == null && Executables.areNeeded(layout)) {
            executables = new ExecutableMemory(layout, processors, maps.scratch(), structures::tracepoint);
        }
        if (hook == Hook.NET) {
            maps.rememberSockets();
        }
        Map<Site, List<Call>> sites = sites(hook, fields, set, structures);
        List<HookEntry.Loaded> filters = new ArrayList<>();
        try {
            for (Map.Entry<Site, List<Call>> site : sites.entrySet()) {
                if (site.getValue().isEmpty() || !site.getValue().stream().allMatch(Call::isNote)) {
                    filters.add(entry(hook, site.getKey()).load(fields, set, tables));
                }
            }
            if (hook == Hook.MODULES && moduleLoads == null) {
                moduleLoads = attached(ProgramSpec.typedTracepoint(
                        "rs_module",
                        structures.tracepoint(ModuleCalls.TRACEPOINT),
                        ModuleCalls.atLoad(processors).link(maps.at(Site.CALL_EXIT, this::descriptor))));
            }
            genealogy.watch(set.predicates());
            filters.forEach(HookEntry.Loaded::put);
            used.add(hook);
            for (Map.Entry<Site, List<Call>> site : sites.entrySet()) {
                attach(hook, site.getKey(), site.getValue(), set.failed());
            }
            // What the filter before needed and this one does not.
            callSites.forEach((site, calls) -> {
                if (!sites.containsKey(site)) {
                    calls.drop(hook);
                }
            });
        } catch (RuntimeException e) {
            forget(set.generation());
            throw e;
        } finally {
            filters.forEach(HookEntry.Loaded::close);
        }
    }

    /** Where the events of a hook have to come from for what some predicate may be true for, and of which system calls they are made. */
    private static Map<Site, List<Call>> sites(Hook hook, FieldMap fields, FilterSet set, Structures structures) {
        Optional<Site> own = hook.site();
        if (own.isPresent()) {
            return Map.of(own.get(), List.of());
        }
        Optional<Field> op = fields.field(Datum.OP);
        Map<Site, List<Call>> sites = new EnumMap<>(Site.class);
        for (Call call : Calls.of(hook)) {
            boolean wanted = op.isEmpty()
                    || call.words().isEmpty()
                    || call.words().stream().anyMatch(word -> WantedWords.isWanted(op.get(), word, set.predicates()));
            if (wanted && call.isKnown(structures)) {
                sites.computeIfAbsent(call.site(), site -> new ArrayList<>()).add(call);
            }
        }
        if (hook == Hook.NET) {
            // Always, as what it remembers of a connection's beginning may be asked for at its end.
            sites.put(Site.SOCKET_STATE, List.of());
        }
        return sites;
    }

    private HookEntry entry(Hook hook, Site site) {
        return entries.computeIfAbsent(hook, key -> new EnumMap<>(Site.class))
                .computeIfAbsent(
                        site,
                        key -> new HookEntry(
                                hook, site, programs, structures.tracepoint(site), maps(site), layoutNumbers, layouts));
    }

    /** Gives the maps that programs at a site share. */
    private IntUnaryOperator maps(Site site) {
        IntUnaryOperator shared = maps.at(site, this::descriptor);
        if (!site.isShared()) {
            return shared;
        }
        int chain = callSite(site).chain();
        return map -> map == Dispatcher.CHAIN ? chain : shared.applyAsInt(map);
    }

    private CallSite callSite(Site site) {
        return callSites.computeIfAbsent(site, key -> new CallSite(site, structures, maps.at(site, this::descriptor)));
    }

    private void attach(Hook hook, Site site, List<Call> calls, boolean failed) {
        HookEntry entry = entry(hook, site);
        if (site.isShared()) {
            callSite(site).want(hook, calls, failed, entry::gatherer);
        } else if (!links.containsKey(hook)) {
            links.put(hook, attached(entry.stub()));
            if (hook == Hook.EXIT && executables != null) {
                executables.forgetEnded();
            }
        }
    }

    /** Takes the programs off a hook. What they have written is still to be read. */
    public synchronized void remove(Hook hook) {
        used.remove(hook);
        callSites.values().forEach(site -> site.drop(hook));
        BpfLink link = links.remove(hook);
        if (link != null) {
            link.close();
        }
        entries.getOrDefault(hook, Map.of()).values().forEach(HookEntry::clear);
        if (hook == Hook.EXIT && executables != null) {
            executables.close();
            executables = null;
        }
        if (hook == Hook.MODULES && moduleLoads != null) {
            moduleLoads.close();
            moduleLoads = null;
        }
        if (hook == Hook.NET) {
            maps.forgetSockets();
        }
        if (used.isEmpty()) {
            genealogy.rest();
        }
    }

    /** Records of that generation will not come any more; those that do are dropped. */
    public synchronized void forget(int generation) {
        entries.values().stream().flatMap(sites -> sites.values().stream()).forEach(entry -> entry.forget(generation));
    }

    /**
     * Hands out what has been recorded, oldest first.
     *
     * @param max the most to hand out
     * @return how many were handed out
     */
    public int poll(Consumer<KernelRecord> handler, int max) {
        return maps.ring()
                .poll(
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
        return maps.ring().producerPosition();
    }

    /** Bytes of those that have been read. */
    public long read() {
        return maps.ring().consumerPosition();
    }

    public HookCounts counts(Hook hook) {
        return maps.counts(hook);
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
        List.copyOf(used).forEach(this::remove);
        callSites.values().forEach(CallSite::close);
        entries.values().stream().flatMap(sites -> sites.values().stream()).forEach(HookEntry::close);
        turns.close();
        genealogy.close();
        maps.close();
    }

    static BpfLink attached(ProgramSpec spec) {
        // The link keeps the program.
        try (BpfProgram program = BpfProgram.load(spec)) {
            return program.attach();
        }
    }

    /** Those maps that are somebody's own. */
    private int descriptor(int map) {
        return switch (map) {
            case Lineage.MAP -> genealogy.map().fd();
            case GroupCode.TURN -> turns.fd();
            case Executables.MAP -> Objects.requireNonNull(executables).map().fd();
            default -> throw new IllegalArgumentException("no map " + map);
        };
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
