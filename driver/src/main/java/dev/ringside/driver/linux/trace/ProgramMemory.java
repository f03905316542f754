package dev.ringside.driver.linux.trace;

import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;

/** The memory that programs use while they run, and what they count there. Programs that interrupt others have one of their own. */
final class ProgramMemory implements AutoCloseable {
    private final BpfMap scratch;
    private final BpfMap states;

    /** @param processors one more than the highest number that a processor of this machine can have */
    ProgramMemory(int processors) {
        scratch = BpfMap.create(MapSpec.array("rs_scratch", Scratch.size(processors), 1));
        try {
            states = BpfMap.create(MapSpec.perCpuArray("rs_state", HookState.size(), 1));
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    BpfMap scratch() {
        return scratch;
    }

    BpfMap states() {
        return states;
    }

    HookCounts counts(Hook hook) {
        return HookState.counts(states.lookup(BpfMap.bytes(0)).orElseThrow(), hook);
    }

    @Override
    public void close() {
        states.close();
        scratch.close();
    }
}
