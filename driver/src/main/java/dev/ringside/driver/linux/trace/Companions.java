package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfLink;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What some hooks need beside their own programs: others that remember what their events will be asked for. Not for several threads at once. */
final class Companions {
    private final KernelLayout layout;
    private final int processors;
    private final TraceMaps maps;
    private final IntUnaryOperator others;
    /** There as long as ends are watched on a kernel that needs it. */
    private @Nullable ExecutableMemory executables;
    /** The program that notes modules, there as long as that hook is in use. */
    private @Nullable BpfLink moduleLoads;

    /** @param others gives the descriptors of maps that are not among those */
    Companions(KernelLayout layout, int processors, TraceMaps maps, IntUnaryOperator others) {
        this.layout = layout;
        this.processors = processors;
        this.maps = maps;
        this.others = others;
    }

    /** To be called before programs of the hook are loaded. */
    void prepare(Hook hook) {
        if (hook == Hook.EXIT && executables == null && Executables.areNeeded(layout)) {
            executables = new ExecutableMemory(layout, processors, maps.scratch(), layout.structures()::tracepoint);
        }
        if (hook == Hook.NET) {
            maps.rememberSockets();
        }
        if (hook == Hook.MODULES && moduleLoads == null) {
            moduleLoads = Tracer.attached(ProgramSpec.typedTracepoint(
                    "rs_module",
                    layout.structures().tracepoint(ModuleCalls.TRACEPOINT),
                    ModuleCalls.atLoad(processors).link(maps.at(Site.CALL_EXIT, others))));
        }
    }

    /** To be called when the program on the hook's own tracepoint is in its place. */
    void follow(Hook hook) {
        if (hook == Hook.EXIT && executables != null) {
            executables.forgetEnded();
        }
    }

    /** To be called when no program of the hook runs any more. */
    void release(Hook hook) {
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
    }

    /** The descriptor of the map of {@link Executables}. */
    int executables() {
        return Objects.requireNonNull(executables).map().fd();
    }
}
