package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Reg;

/**
 * What the programs count. Each processor has counters of its own, in its piece of the {@link Scratch} memory, which user mode reads without
 * system calls; the additions are atomic all the same, since a program may interrupt another.
 */
enum Counter {
    SEEN,
    FILTERED,
    DELIVERED,
    /** The ring had no room, or no filter could be reached. */
    LOST;

    /** Where it stands in a processor's piece of the scratch memory. */
    int offset(Hook hook) {
        return Scratch.line(hook) + ordinal() * Long.BYTES;
    }

    /** Adds one; the register points at this processor's scratch memory. Clobbers R1. */
    void increment(Assembler out, Hook hook, Reg scratch) {
        out.mov(Reg.R1, 1).atomicAdd(scratch, offset(hook), Reg.R1);
    }
}
