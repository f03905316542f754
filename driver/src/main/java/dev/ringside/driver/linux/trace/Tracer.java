package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Disassembler;
import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Companions companions;
    private final FunctionHooks functions;
    /** What the kernel allows, once that has mattered. */
    private @Nullable Levels levels;
    /** Of each hook that has been used, at the sites that were needed. */
    private final Map<Hook, Map<Site, HookEntry>> entries = new EnumMap<>(Hook.class);

    private final Map<Site, CallSite> callSites = new EnumMap<>(Site.class);
    /** Of hooks in use that have a tracepoint of their own. */
    private final Map<Hook, BpfLink> links = new EnumMap<>(Hook.class);

    private final Set<Hook> used = EnumSet.noneOf(Hook.class);
    private final Map<Integer, RecordLayout> layouts = Recorders.layouts();
    private final AtomicInteger layoutNumbers = new AtomicInteger();

    private Tracer(KernelLayout layout, int ringBytes) {
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
        companions = new Companions(layout, processors, maps, this::descriptor);
        functions = new FunctionHooks(layout, processors, maps::onFunctions);
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
        Site site = Sources.of(hook, fields, set, layout.structures()).sites().stream()
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
        boolean isNew = !used.contains(hook);
        List<HookEntry.Loaded> filters = new ArrayList<>();
        try {
            companions.prepare(hook);
            Sources sources = Sources.of(hook, fields, set, structures);
            Level level = level(sources);
            for (Site site : sources.sites()) {
                if (sources.hasEvents(site)) {
                    filters.add(entry(hook, site).load(fields, set, tables));
                }
                if (site.isShared()) {
                    callSite(site).prepare(entry(hook, site), sources.at(site), level);
                }
            }
            genealogy.watch(set.predicates());
            // Of a hook that is in use the kernel is asked for nothing more from here on.
            filters.forEach(HookEntry.Loaded::put);
            used.add(hook);
            if (!links.containsKey(hook)) {
                attach(hook);
            }
            want(hook, sources, set.failed(), level);
        } catch (RuntimeException e) {
            forget(set.generation());
            callSites.values().forEach(CallSite::rest);
            if (isNew) {
                remove(hook);
            }
            throw e;
        } finally {
            filters.forEach(HookEntry.Loaded::close);
        }
    }

    private Level level(Sources sources) {
        if (!sources.haveNotedPaths()) {
            return Level.TRACEPOINTS;
        }
        Levels known = Objects.requireNonNullElseGet(levels, () -> Levels.tried(structures));
        levels = known;
        return known.highest();
    }

    /** Attaches what stands on a hook's own tracepoint, which counts as lost what it finds no filter for. */
    private void attach(Hook hook) {
        for (Map.Entry<Site, HookEntry> entry :
                entries.getOrDefault(hook, Map.of()).entrySet()) {
            if (!entry.getKey().isShared()) {
                links.put(hook, attached(entry.getValue().stub()));
                companions.follow(hook);
            }
        }
    }

    /** Has the calls of a hook come to its filter that it has to see, and no others. */
    private void want(Hook hook, Sources sources, boolean failed, Level level) {
        functions.release(hook, sources.calls());
        callSites.forEach((site, calls) -> {
            if (sources.sites().contains(site)) {
                calls.want(hook, sources.at(site), failed, level);
            } else {
                calls.drop(hook);
            }
        });
        if (level == Level.FUNCTIONS) {
            functions.attach(hook, sources.calls());
        }
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

    /** Takes the programs off a hook. What they have written is still to be read. */
    public synchronized void remove(Hook hook) {
        used.remove(hook);
        functions.release(hook, List.of());
        callSites.values().forEach(site -> site.drop(hook));
        BpfLink link = links.remove(hook);
        if (link != null) {
            link.close();
        }
        entries.getOrDefault(hook, Map.of()).values().forEach(HookEntry::clear);
        companions.release(hook);
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
        functions.close();
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
            case Executables.MAP -> companions.executables();
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
