package dev.ringside.driver.linux.trace;

import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.RingBuffer;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The maps that programs of several hooks share. Making and closing is for one thread at a time, counting and reading for any. */
final class TraceMaps implements AutoCloseable {
    private final int processors;
    private final ProgramMemory memory;
    private final ProgramMemory ofOwnTracepoints;
    private final RingBuffer ring;
    /** That of programs that interrupt others, made when there is one, and kept for what they have counted. */
    private volatile @Nullable ProgramMemory interrupting;
    /** That of programs on functions of the kernel, made when there is one. */
    private @Nullable ProgramMemory onFunctions;
    /** There as long as the network is watched. */
    private @Nullable SocketMemory sockets;
    /** There once a program that takes notes has been loaded. */
    private @Nullable BpfMap notes;
    /** There once a program that notes paths has been loaded. */
    private @Nullable BpfMap paths;

    /**
     * @param processors one more than the highest number that a processor of this machine can have
     * @param ringBytes room for records, a power of two and a multiple of the page size
     */
    TraceMaps(int processors, int ringBytes) {
        this.processors = processors;
        memory = new ProgramMemory(processors);
        ProgramMemory own = null;
        try {
            own = ProgramMemory.ofOwnTracepoints(processors);
            ring = RingBuffer.create("rs_ring", ringBytes);
        } catch (RuntimeException e) {
            if (own != null) {
                own.close();
            }
            memory.close();
            throw e;
        }
        ofOwnTracepoints = own;
    }

    /** The scratch memory of programs on a hook's own tracepoint. */
    BpfMap scratch() {
        return ofOwnTracepoints.scratch();
    }

    RingBuffer ring() {
        return ring;
    }

    /** Makes what connections and flows are remembered in, if it is not there. */
    void rememberSockets() {
        if (sockets == null) {
            sockets = new SocketMemory();
        }
    }

    /** Nothing of connections and flows is remembered any more. */
    void forgetSockets() {
        if (sockets != null) {
            sockets.close();
            sockets = null;
        }
    }

    /**
     * Gives the descriptors of maps to programs at a site.
     *
     * @param others gives those of maps that are not here
     */
    IntUnaryOperator at(Site site, IntUnaryOperator others) {
        ProgramMemory own = memory(site);
        return map -> switch (map) {
            case Scratch.MAP -> own.scratch().fd();
            case HookState.MAP -> own.states().fd();
            default -> descriptor(map, others);
        };
    }

    /** Gives the descriptors of maps to programs on functions of the kernel. */
    IntUnaryOperator onFunctions() {
        ProgramMemory own = Objects.requireNonNullElseGet(onFunctions, () -> new ProgramMemory(processors));
        onFunctions = own;
        return map -> switch (map) {
            case Scratch.MAP -> own.scratch().fd();
            case HookState.MAP -> own.states().fd();
            case PathNotes.MAP -> paths().fd();
            default -> throw new IllegalArgumentException("no map " + map);
        };
    }

    private ProgramMemory memory(Site site) {
        if (site.interrupts()) {
            ProgramMemory own = Objects.requireNonNullElseGet(interrupting, () -> new ProgramMemory(processors));
            interrupting = own;
            return own;
        }
        return site.isGathered() ? memory : ofOwnTracepoints;
    }

    /** What programs of a hook have counted at all sites. */
    HookCounts counts(Hook hook) {
        HookCounts counts = hook.site().isPresent() ? ofOwnTracepoints.counts(hook) : memory.counts(hook);
        ProgramMemory own = interrupting;
        return own == null ? counts : counts.plus(own.counts(hook));
    }

    private int descriptor(int map, IntUnaryOperator others) {
        return switch (map) {
            case RecordCode.RING -> ring.fd();
            case Notes.MAP -> notes().fd();
            case PathNotes.MAP -> paths().fd();
            case Sockets.MAP -> Objects.requireNonNull(sockets).sockets().fd();
            case DatagramCalls.FLOWS -> Objects.requireNonNull(sockets).flows().fd();
            case SocketPrograms.MAP ->
                Objects.requireNonNull(sockets).programs().fd();
            default -> others.applyAsInt(map);
        };
    }

    private BpfMap notes() {
        BpfMap map = Objects.requireNonNullElseGet(notes, () -> BpfMap.create(Notes.map()));
        notes = map;
        return map;
    }

    private BpfMap paths() {
        BpfMap map = Objects.requireNonNullElseGet(paths, () -> BpfMap.create(PathNotes.map()));
        paths = map;
        return map;
    }

    /** What a map is called in disassemblies. */
    static String name(int map) {
        return switch (map) {
            case Scratch.MAP -> "scratch";
            case RecordCode.RING -> "ring";
            case Lineage.MAP -> "lineage";
            case HookState.MAP -> "state";
            case GroupCode.TURN -> "turn";
            case HookPrograms.CALLS -> "calls";
            case Executables.MAP -> "executables";
            case Notes.MAP -> "notes";
            case PathNotes.MAP -> "paths";
            case Verdicts.MAP -> "verdicts";
            case Dispatcher.TABLE -> "table";
            case Dispatcher.CHAIN -> "chain";
            case Sockets.MAP -> "sockets";
            case DatagramCalls.FLOWS -> "flows";
            case SocketPrograms.MAP -> "programs";
            case ConstantPool.TABLES -> "tables";
            default ->
                GroupCode.isTable(map) ? "groups" + GroupCode.tableOf(map) : "set" + (map - ConstantPool.FIRST_SET);
        };
    }

    @Override
    public void close() {
        forgetSockets();
        if (notes != null) {
            notes.close();
        }
        if (paths != null) {
            paths.close();
        }
        if (onFunctions != null) {
            onFunctions.close();
        }
        ring.close();
        ProgramMemory own = interrupting;
        if (own != null) {
            own.close();
        }
        ofOwnTracepoints.close();
        memory.close();
    }
}
