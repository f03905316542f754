package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** The programs of a hook at one of the sites that its events come from: the current filter and the recorders. Not for several threads at once. */
final class HookEntry implements AutoCloseable {
    private final Hook hook;
    private final Site site;
    private final HookPrograms programs;
    private final int tracepoint;
    private final IntUnaryOperator maps;
    private final BpfMap calls;
    private final Recorders recorders;

    /**
     * @param tracepoint the BTF id of the site's tracepoint
     * @param maps gives the descriptors of maps that hooks share
     * @param numbers gives numbers to layouts
     * @param layouts where layouts are found by number
     */
    HookEntry(
            Hook hook,
            Site site,
            HookPrograms programs,
            int tracepoint,
            IntUnaryOperator maps,
            AtomicInteger numbers,
            Map<Integer, RecordLayout> layouts) {
        this.hook = hook;
        this.site = site;
        this.programs = programs;
        this.tracepoint = tracepoint;
        this.maps = maps;
        this.calls = BpfMap.create(MapSpec.programArray("rs_calls", Recorders.SLOTS));
        this.recorders = new Recorders(hook, programs::isAvailable, numbers, layouts);
    }

    /** The descriptor of the program array. */
    int calls() {
        return calls.fd();
    }

    /** A filter that is loaded, and is not in place yet. */
    final class Loaded implements AutoCloseable {
        private final BpfProgram program;

        private Loaded(BpfProgram program) {
            this.program = program;
        }

        /** One store: an event goes by the old filter or by this one, and the old one lives until its last run is over. */
        void put() {
            calls.update(HookPrograms.FILTER_SLOT, program);
        }

        @Override
        public void close() {
            program.close();
        }
    }

    /**
     * Loads a filter, and the recorder that it calls.
     *
     * @param tables for each of the set's groupings
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses one
     */
    Loaded load(FieldMap fields, FilterSet set, List<GroupTable> tables) {
        int recorder = recorders.slot(set.generation(), set.data(), this::loadRecorder);
        HookPrograms.Filter filter = programs.filter(hook, site, fields, set, recorder);
        List<BpfMap> constants = new ArrayList<>();
        try {
            Program linked = ConstantMaps.link(
                    filter.program(),
                    filter.constants(),
                    constants,
                    map -> GroupCode.isTable(map)
                            ? tables.get(GroupCode.tableOf(map)).fd(GroupCode.turnOf(map))
                            : descriptor(map));
            return new Loaded(BpfProgram.load(spec("f", linked)));
        } finally {
            // The program keeps them.
            constants.forEach(BpfMap::close);
        }
    }

    private void loadRecorder(int slot, RecordLayout record, int number) {
        Program linked = programs.recorder(record, site, number).link(this::descriptor);
        try (BpfProgram program = BpfProgram.load(spec("r", linked))) {
            calls.update(slot, program);
        }
    }

    /** The program that is attached to the hook's own tracepoint. */
    ProgramSpec stub() {
        return spec("s", programs.stub(hook, site).link(this::descriptor));
    }

    /** A gatherer of this hook, for a {@link Dispatcher} to call. */
    ProgramSpec gatherer(Call call, Level level) {
        return spec("g", programs.gatherer(call, level).link(this::descriptor));
    }

    /** What it calls for calls that this hook makes no events of. */
    ProgramSpec forgetting() {
        return spec("n", programs.forgetting(hook).link(this::descriptor));
    }

    /** No record of that generation is left, and none will come. */
    void forget(int generation) {
        recorders.forget(generation);
    }

    /** Takes the filter away. */
    void clear() {
        calls.delete(BpfMap.bytes(HookPrograms.FILTER_SLOT));
    }

    @Override
    public void close() {
        recorders.clear();
        calls.close();
    }

    private int descriptor(int map) {
        return map == HookPrograms.CALLS ? calls.fd() : maps.applyAsInt(map);
    }

    private ProgramSpec spec(String role, Program program) {
        return ProgramSpec.typedTracepoint(
                "rs_" + hook.name().toLowerCase(Locale.ROOT) + "_" + role, tracepoint, program);
    }
}
