package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code of the one program that sees all system calls, or what is like them, begin or end. A table says for each call which gatherers want it; for one that nobody wants that
 * is all. Gatherers of several hooks form a chain: each program, when it is done with an event, goes on to the next gatherer.
 *
 * <p>The table has four parts: of calls that succeeded and of those that failed, each for programs of 64 bits and of 32, whose numbers mean
 * other calls.
 */
final class Dispatcher {
    /**
     * The number in programs of the table: 8 bytes for each call, a slot of {@link #CHAIN} in each byte, the first one lowest. As many entries
     * follow that have, in the same places, the hooks of those gatherers, counted from 1.
     */
    static final int TABLE = 8;
    /** The number in programs of the program array of gatherers. */
    static final int CHAIN = 9;

    /** Numbers of calls in a part of the table. */
    private static final int NUMBER_BITS = 10;

    private static final int NUMBERS = 1 << NUMBER_BITS;

    private static final int ENTRIES = 4 * NUMBERS;

    /** Bytes of the table. */
    static final int TABLE_SIZE = 2 * ENTRIES * Long.BYTES;

    /** In a call's number: it was made in the way of x32, whose numbers are those of 64 bits but for a few. */
    static final int X32 = 0x4000_0000;

    /** In a thread's status: it is in a call with the numbers of 32 bits. */
    static final int TS_COMPAT = 2;

    private static final String[] REGISTERS = {"di", "si", "dx", "r10", "r8", "r9"};
    private static final String[] COMPAT_REGISTERS = {"bx", "cx", "dx", "si", "di", "bp"};

    // On the stack, below what HookState uses.
    private static final int ENTRY = -24;
    private static final int NUMBER = -32;

    private Dispatcher() {}

    /** Where in the table the slots of a call stand, in bytes. */
    static int slotsOffset(int number, boolean isCompat, boolean hasFailed) {
        return Long.BYTES * (number + (isCompat ? NUMBERS : 0) + (hasFailed ? 2 * NUMBERS : 0));
    }

    /** Where the hooks of the gatherers stand whose slots are there. */
    static int hooksOffset(int slotsOffset) {
        return slotsOffset + ENTRIES * Long.BYTES;
    }

    static Program program(Site site, Structures structures) {
        Assembler out = new Assembler();
        Label end = out.label();
        Label busy = out.label();
        out.mov(Reg.R6, Reg.R1);
        switch (site) {
            case URING_SUBMISSION, URING_COMPLETION -> request(out, site, structures, end);
            case ENDING -> out.mov(Reg.R8, 0).mov(Reg.R1, Ending.THREAD.number());
            default -> call(out, structures, end);
        }
        if (site.tellsResult()) {
            out.mov(Reg.R2, Reg.R8).alu(Alu.RSH, Reg.R2, 63).alu(Alu.LSH, Reg.R2, NUMBER_BITS + 1);
            out.alu(Alu.ADD, Reg.R1, Reg.R2);
        }
        out.store(Size.DOUBLE, Reg.R10, ENTRY, Reg.R1);
        out.alu(Alu.LSH, Reg.R1, 3).loadMapValue(Reg.R2, TABLE, 0).alu(Alu.ADD, Reg.R2, Reg.R1);
        out.load(Size.DOUBLE, Reg.R3, Reg.R2, 0).jump(Jump.EQ, Reg.R3, 0, end);

        out.load(Size.DOUBLE, Reg.R1, Reg.R10, ENTRY).store(Size.DOUBLE, Reg.R10, ENTRY, Reg.R3);
        out.store(Size.DOUBLE, Reg.R10, NUMBER, Reg.R1);
        HookState.locate(out, end);
        out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.BUSY).jump(Jump.NE, Reg.R1, 0, busy);
        out.store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 1);
        out.store(Size.DOUBLE, HookState.STATE, HookState.RESULT, Reg.R8);
        switch (site) {
            case URING_SUBMISSION, URING_COMPLETION ->
                out.store(Size.DOUBLE, HookState.STATE, HookState.ARGUMENTS, Reg.R7);
            case ENDING -> {
                // The descriptors that it is about: all.
                out.store(Size.DOUBLE, HookState.STATE, HookState.ARGUMENTS, 0);
                out.store(Size.DOUBLE, HookState.STATE, HookState.ARGUMENTS + Long.BYTES, -1);
            }
            default -> arguments(out, structures);
        }
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, ENTRY);
        out.store(Size.DOUBLE, HookState.STATE, HookState.CHAIN, Reg.R1);
        next(out, Reg.R6);
        out.jump(end).place(busy);
        lose(out, end);
        out.place(end).mov(Reg.R0, 0).exit();
        return out.program();
    }

    /** Another call's event is being made on this processor: each hook that wants this one has lost it. */
    private static void lose(Assembler out, Label end) {
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, NUMBER).alu(Alu.LSH, Reg.R1, 3);
        out.loadMapValue(Reg.R2, TABLE, hooksOffset(0)).alu(Alu.ADD, Reg.R2, Reg.R1);
        out.load(Size.DOUBLE, Reg.R3, Reg.R2, 0);
        for (int i = 0; i < Long.BYTES; i++) {
            // Not whether it is 0: older verifiers would not see that something is left when 1 is taken away.
            out.mov(Reg.R2, Reg.R3).alu(Alu.AND, Reg.R2, 0xFF).jump(Jump.LT, Reg.R2, 1, end);
            out.jump(Jump.GT, Reg.R2, Hook.values().length, end).alu(Alu.SUB, Reg.R2, 1);
            Counter.addLost(out, Reg.R2);
            out.alu(Alu.RSH, Reg.R3, 8);
        }
    }

    /** Puts the call's place in the table into R1, what is returned or its number into R8, and its registers' address into R7. */
    private static void call(Assembler out, Structures structures, Label end) {
        out.load(Size.DOUBLE, Reg.R7, Reg.R6, 0).load(Size.DOUBLE, Reg.R8, Reg.R6, Long.BYTES);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, structures.offset("pt_regs", "orig_ax"));
        out.alu(Alu.AND, Reg.R1, ~X32).jump(Jump.GE, Reg.R1, NUMBERS, end);
        out.store(Size.DOUBLE, Reg.R10, ENTRY, Reg.R1);
        out.call(Helper.GET_CURRENT_TASK_BTF);
        out.load(Size.WORD, Reg.R2, Reg.R0, structures.offset("task_struct", "thread_info.status"));
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, ENTRY).alu(Alu.AND, Reg.R2, TS_COMPAT);
        out.alu(Alu.LSH, Reg.R2, NUMBER_BITS - 1).alu(Alu.ADD, Reg.R1, Reg.R2);
    }

    /** The same for a request to io_uring, whose address R7 gets. */
    private static void request(Assembler out, Site site, Structures structures, Label end) {
        Pointers pointers = new Pointers(out, structures);
        if (site == Site.URING_SUBMISSION) {
            out.load(Size.DOUBLE, Reg.R7, Reg.R6, 0).mov(Reg.R8, 0);
        } else {
            out.load(Size.DOUBLE, Reg.R7, Reg.R6, Long.BYTES);
            // Kernels before 6.14 hand over the result itself, others what has it.
            if (structures.parameters(site) > 3) {
                out.load(Size.DOUBLE, Reg.R8, Reg.R6, 3 * Long.BYTES);
            } else {
                out.load(Size.DOUBLE, Reg.R8, Reg.R6, 2 * Long.BYTES);
                pointers.load(Reg.R8, Reg.R8, "io_uring_cqe", "res");
            }
            out.signExtend32(Reg.R8);
        }
        pointers.load(Reg.R1, Reg.R7, "io_kiocb", "opcode");
        out.jump(Jump.GE, Reg.R1, NUMBERS, end);
    }

    private static void arguments(Assembler out, Structures structures) {
        Label wide = out.label();
        Label done = out.label();
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, NUMBER).alu(Alu.AND, Reg.R1, NUMBERS);
        out.jump(Jump.EQ, Reg.R1, 0, wide);
        arguments(out, structures, COMPAT_REGISTERS, Size.WORD);
        out.jump(done).place(wide);
        arguments(out, structures, REGISTERS, Size.DOUBLE);
        out.place(done);
    }

    private static void arguments(Assembler out, Structures structures, String[] registers, Size size) {
        for (int i = 0; i < registers.length; i++) {
            out.load(size, Reg.R1, Reg.R7, structures.offset("pt_regs", registers[i]));
            out.store(Size.DOUBLE, HookState.STATE, HookState.ARGUMENTS + Long.BYTES * i, Reg.R1);
        }
    }

    /**
     * Goes on to the next gatherer; goes on here if there is none, and the scratch memory is free again.
     *
     * @param arguments has the address of the tracepoint's arguments
     */
    static void next(Assembler out, Reg arguments) {
        Label last = out.label();
        out.load(Size.DOUBLE, Reg.R3, HookState.STATE, HookState.CHAIN).jump(Jump.EQ, Reg.R3, 0, last);
        out.mov(Reg.R1, Reg.R3).alu(Alu.RSH, Reg.R1, 8);
        out.store(Size.DOUBLE, HookState.STATE, HookState.CHAIN, Reg.R1).alu(Alu.AND, Reg.R3, 0xFF);
        out.mov(Reg.R1, arguments).loadMap(Reg.R2, CHAIN).call(Helper.TAIL_CALL).place(last);
        out.store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 0);
    }
}
