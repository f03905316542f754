package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.List;

/** The map of {@link Lineage}, which all hooks share, with the programs that keep it. Not for several threads at once. */
final class Genealogy implements AutoCloseable {
    static final String FORK = "sched_process_fork";

    private final KernelLayout layout;
    private final Structures structures;
    private final BpfMap map;
    /** The program that remembers forks. */
    private final List<BpfLink> forks = new ArrayList<>();
    /** Those that tell when {@link Verdicts} are void. */
    private final List<BpfLink> changes = new ArrayList<>();

    /** Makes the map; no program runs yet. */
    Genealogy(KernelLayout layout) {
        this.layout = layout;
        this.structures = layout.structures();
        this.map = BpfMap.create(MapSpec.array("rs_lineage", Lineage.SIZE, 1));
    }

    BpfMap map() {
        return map;
    }

    /** Sees to it that what filters with these predicates need is kept from now on, before the first of their events. */
    void watch(List<Predicate> predicates) {
        if (forks.isEmpty()) {
            // What has forked since the program was last there, nobody knows.
            map.update(BpfMap.bytes(0), new byte[Lineage.SIZE]);
            forks.add(Tracer.attached(ProgramSpec.typedTracepoint(
                    "rs_fork",
                    structures.tracepoint(FORK),
                    Lineage.atFork(layout).link(number -> map.fd()))));
        }
        if (changes.isEmpty() && predicates.stream().anyMatch(Genealogy::isAboutAncestors)) {
            changes.add(Tracer.attached(ProgramSpec.typedTracepoint(
                    "rs_exec_c",
                    structures.tracepoint(Site.EXEC.tracepoint()),
                    Verdicts.atExec(layout).link(number -> map.fd()))));
            changes.add(Tracer.attached(ProgramSpec.typedTracepoint(
                    "rs_exit_c",
                    structures.tracepoint(Site.EXIT.tracepoint()),
                    Verdicts.atExit(layout).link(number -> map.fd()))));
        }
    }

    private static boolean isAboutAncestors(Predicate predicate) {
        return FieldUses.of(predicate).stream().anyMatch(field -> field.type() == FieldType.PROCESSES);
    }

    /** Takes the programs off: no filter needs them. */
    void rest() {
        forks.forEach(BpfLink::close);
        forks.clear();
        changes.forEach(BpfLink::close);
        changes.clear();
    }

    @Override
    public void close() {
        rest();
        map.close();
    }
}
