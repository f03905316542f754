package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;

/**
 * The memory that programs use while they run, and what they count there. Programs that interrupt others have one of their own, and so have those on a hook's
 * own tracepoint.
 */
final class ProgramMemory implements AutoCloseable {
    private final BpfMap scratch;
    private final BpfMap states;
    private final int stateSize;

    /**
     * For hooks whose events are gathered.
     *
     * @param processors one more than the highest number that a processor of this machine can have
     */
    ProgramMemory(int processors) {
        this(processors, HookState.size());
    }

    private ProgramMemory(int processors, int stateSize) {
        this.stateSize = stateSize;
        scratch = BpfMap.create(MapSpec.array("rs_scratch", Scratch.size(processors), 1));
        try {
            states = BpfMap.create(MapSpec.perCpuArray("rs_state", stateSize, 1));
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** For hooks with a tracepoint of their own. */
    static ProgramMemory ofOwnTracepoints(int processors) {
        return new ProgramMemory(processors, HookState.sizeOfOwnTracepoints());
    }

    BpfMap scratch() {
        return scratch;
    }

    BpfMap states() {
        return states;
    }

    HookCounts counts(Hook hook) {
        return HookState.counts(states.lookup(BpfMap.bytes(0)).orElseThrow(), stateSize, hook);
    }

    @Override
    public void close() {
        states.close();
        scratch.close();
    }
}
