package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Reg;

/**
 * What the programs count. Each processor has counters of its own, in its {@link HookState}; the additions are atomic all the same, since a
 * program may interrupt another.
 */
enum Counter {
    SEEN,
    FILTERED,
    DELIVERED,
    /** The ring had no room, or no filter could be reached. */
    LOST;

    /** Where it stands in a processor's state. */
    int offset(Hook hook) {
        return HookState.line(hook) + ordinal() * Long.BYTES;
    }

    /** Adds one; {@link HookState#STATE} points at this processor's state. Clobbers R1. */
    void increment(Assembler out, Hook hook) {
        out.mov(Reg.R1, 1).atomicAdd(HookState.STATE, offset(hook), Reg.R1);
    }

    /** Adds one to what a hook has seen and to what it has lost, with the hook's number in that register, which is clobbered, as R1 is. */
    static void addLost(Assembler out, Reg hook) {
        out.alu(Alu.LSH, hook, HookState.LINE_BITS)
                .alu(Alu.ADD, hook, HookState.STATE)
                .mov(Reg.R1, 1);
        out.atomicAdd(hook, SEEN.ordinal() * Long.BYTES, Reg.R1).atomicAdd(hook, LOST.ordinal() * Long.BYTES, Reg.R1);
    }
}
