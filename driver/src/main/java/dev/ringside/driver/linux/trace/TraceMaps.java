package dev.ringside.driver.linux.trace;

import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.RingBuffer;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The maps that programs of several hooks share. Making and closing is for one thread at a time, counting and reading for any. */
final class TraceMaps implements AutoCloseable {
    private final int processors;
    private final ProgramMemory memory;
    private final BpfMap lineage;
    private final RingBuffer ring;
    /** That of programs that interrupt others, made when there is one, and kept for what they have counted. */
    private volatile @Nullable ProgramMemory interrupting;
    /** There as long as the network is watched. */
    private @Nullable SocketMemory sockets;

    /**
     * @param processors one more than the highest number that a processor of this machine can have
     * @param ringBytes room for records, a power of two and a multiple of the page size
     */
    TraceMaps(int processors, int ringBytes) {
        this.processors = processors;
        memory = new ProgramMemory(processors);
        BpfMap made = null;
        try {
            made = BpfMap.create(MapSpec.array("rs_lineage", Lineage.SIZE, 1));
            ring = RingBuffer.create("rs_ring", ringBytes);
        } catch (RuntimeException e) {
            if (made != null) {
                made.close();
            }
            memory.close();
            throw e;
        }
        lineage = made;
    }

    ProgramMemory memory() {
        return memory;
    }

    BpfMap lineage() {
        return lineage;
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

    /** Gives the descriptors of maps to programs at a site. */
    IntUnaryOperator at(Site site) {
        if (!site.interrupts()) {
            return this::descriptor;
        }
        ProgramMemory own = Objects.requireNonNullElseGet(interrupting, () -> new ProgramMemory(processors));
        interrupting = own;
        return map -> switch (map) {
            case Scratch.MAP -> own.scratch().fd();
            case HookState.MAP -> own.states().fd();
            default -> descriptor(map);
        };
    }

    /** What programs of a hook have counted at all sites. */
    HookCounts counts(Hook hook) {
        HookCounts counts = memory.counts(hook);
        ProgramMemory own = interrupting;
        return own == null ? counts : counts.plus(own.counts(hook));
    }

    private int descriptor(int map) {
        return switch (map) {
            case Scratch.MAP -> memory.scratch().fd();
            case HookState.MAP -> memory.states().fd();
            case RecordCode.RING -> ring.fd();
            case Lineage.MAP -> lineage.fd();
            case Sockets.MAP -> Objects.requireNonNull(sockets).sockets().fd();
            case DatagramCalls.FLOWS -> Objects.requireNonNull(sockets).flows().fd();
            case SocketPrograms.MAP ->
                Objects.requireNonNull(sockets).programs().fd();
            default -> throw new IllegalArgumentException("no map " + map);
        };
    }

    /** What a map is called in disassemblies. */
    static String name(int map) {
        return switch (map) {
            case Scratch.MAP -> "scratch";
            case RecordCode.RING -> "ring";
            case Lineage.MAP -> "lineage";
            case HookState.MAP -> "state";
            case HookPrograms.CALLS -> "calls";
            case Executables.MAP -> "executables";
            case Dispatcher.TABLE -> "table";
            case Dispatcher.CHAIN -> "chain";
            case SocketPrograms.MAP -> "programs";
            case ConstantPool.TABLES -> "tables";
            default -> "set" + (map - ConstantPool.FIRST_SET);
        };
    }

    @Override
    public void close() {
        forgetSockets();
        ring.close();
        lineage.close();
        ProgramMemory own = interrupting;
        if (own != null) {
            own.close();
        }
        memory.close();
    }
}
