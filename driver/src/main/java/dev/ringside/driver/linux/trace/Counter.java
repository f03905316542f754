package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.filter.Helper;

/**
 * What the programs count, in the only value of an array map that user mode reads without system calls. Each processor has a cache line of its
 * own, so that counting never waits for another one; the additions are atomic all the same, since a program may interrupt another.
 */
enum Counter {
    /** Counted by the stub, before anything can go wrong. */
    SEEN,
    FILTERED,
    DELIVERED,
    /** The ring had no room, or no filter could be reached. */
    LOST;

    /** The map's number in programs. */
    static final int MAP = 2;

    private static final int LINE_BITS = 6;

    int offset() {
        return ordinal() * Long.BYTES;
    }

    /** Adds one to the counter of this processor. Clobbers R0 to R5. */
    void increment(Assembler out, Hook hook, int processors) {
        Label end = out.label();
        out.call(Helper.GET_PROCESSOR_ID);
        out.jump(Jump.GT, Reg.R0, processors - 1, end);
        out.alu(Alu.LSH, Reg.R0, LINE_BITS);
        out.loadMapValue(Reg.R1, MAP, lineOffset(hook, 0, processors)).alu(Alu.ADD, Reg.R1, Reg.R0);
        out.mov(Reg.R2, 1).atomicAdd(Reg.R1, offset(), Reg.R2).place(end);
    }

    static int lineOffset(Hook hook, int processor, int processors) {
        return (hook.index() * processors + processor) << LINE_BITS;
    }

    static int size(int processors) {
        return lineOffset(Hook.EXIT, processors, processors);
    }
}
