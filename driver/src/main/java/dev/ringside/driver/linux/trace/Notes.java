package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.linux.MapSpec;

/**
 * What has been seen of a thread while it is in a system call, for the call's end: one note for each hook. The map is bounded; should more threads than
 * that be in such calls, or have ended in them, the oldest notes are forgotten, and with them the events.
 */
final class Notes {
    /** The map's number in programs. */
    static final int MAP = 10;

    private static final int MOST = 16_384;

    /** Bytes of a note: as many as there is room for in {@link Scratch#COPY}, where it is put together. */
    static final int SIZE = 192;

    /** In a note: which of those who may use it, once each, have not done so, a bit each; 8 bytes. */
    static final int UNUSED = 0;
    /** In a note: what is noted. */
    static final int BODY = 8;

    private static final int KEY = -64;

    private Notes() {}

    static MapSpec map() {
        return MapSpec.forgetful("rs_notes", Long.BYTES, SIZE, MOST);
    }

    /** Puts a number into the note that is being put together. */
    static void put(Assembler out, int place, Reg value) {
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.COPY + place, value);
    }

    /** Keeps the note that has been put together, for that many users. Clobbers R0 to R5. */
    static void keep(Assembler out, Hook hook, int users) {
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.COPY + UNUSED, (1 << users) - 1);
        key(out, hook);
        out.mov(Reg.R3, FieldSource.BASE).alu(Alu.ADD, Reg.R3, Scratch.COPY);
        out.mov(Reg.R4, 0).call(Helper.MAP_UPDATE);
    }

    /** Points R7 at the note, which that user, counted from 0, has not used. Clobbers R0 to R5. */
    static void use(Assembler out, Hook hook, int user, Label none) {
        key(out, hook);
        out.call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, none).mov(Reg.R7, Reg.R0);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, UNUSED).mov(Reg.R2, Reg.R1);
        out.alu(Alu.AND, Reg.R2, 1 << user).jump(Jump.EQ, Reg.R2, 0, none);
        out.alu(Alu.XOR, Reg.R1, Reg.R2).store(Size.DOUBLE, Reg.R7, UNUSED, Reg.R1);
    }

    /** Puts the map into R1 and the address of the key into R2: a thread's structure stays the same when it executes a program, its id may not. */
    private static void key(Assembler out, Hook hook) {
        out.call(Helper.GET_CURRENT_TASK).alu(Alu.ADD, Reg.R0, hook.index());
        out.store(Size.DOUBLE, Reg.R10, KEY, Reg.R0);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
    }
}
