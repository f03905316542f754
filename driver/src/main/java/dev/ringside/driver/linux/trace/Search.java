package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.filter.TextPlace;
import org.jspecify.annotations.Nullable;

/** Runs an automaton over a text, a byte a step of {@code bpf_loop}; stops as soon as it has found what it looks for. */
final class Search {
    /** Where the callback's context is on the stack of a filter's main program. */
    static final int BELOW_SOURCE = FieldSource.STACK_OF_SOURCE - 40;
    /** And of a function that has little stack. */
    static final int SHALLOW = -64;
    // Offsets in it.
    private static final int TEXT = 0;
    private static final int TABLE = 8;
    private static final int STATE = 16;
    private static final int ACCEPT = 24;

    private static final int LONGEST = Datum.CMDLINE.capacity();

    private final Assembler out;
    private final int context;
    private @Nullable Label step;

    /** @param context where on the caller's stack the callback's context is to be, 32 bytes */
    Search(Assembler out, int context) {
        this.out = out;
        this.context = context;
    }

    void call(TextPlace place, int table, int accept, Label found, Label absent) {
        Label function = step == null ? out.label() : step;
        step = function;
        place.start(out);
        out.store(Size.DOUBLE, Reg.R10, context + TEXT, Reg.R1);
        out.loadMapValue(Reg.R1, ConstantPool.TABLES, table).store(Size.DOUBLE, Reg.R10, context + TABLE, Reg.R1);
        out.store(Size.DOUBLE, Reg.R10, context + STATE, 0).store(Size.DOUBLE, Reg.R10, context + ACCEPT, accept);
        out.mov(Reg.R1, Reg.R0).loadFunction(Reg.R2, function);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, context).mov(Reg.R4, 0).call(Helper.LOOP);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, context + STATE);
        out.jump(Jump.EQ, Reg.R1, accept, found).jump(absent);
    }

    void emit() {
        if (step == null) {
            return;
        }
        Label goOn = out.label();
        Label stop = out.label();
        out.function(step);
        out.jump(Jump.GE, Reg.R1, LONGEST, stop);
        out.load(Size.DOUBLE, Reg.R3, Reg.R2, TEXT).alu(Alu.ADD, Reg.R3, Reg.R1).load(Size.BYTE, Reg.R3, Reg.R3, 0);
        out.load(Size.DOUBLE, Reg.R4, Reg.R2, STATE).alu(Alu.AND, Reg.R4, 0xFF).alu(Alu.LSH, Reg.R4, 8);
        // Adding is the same here, and of a sum 6.1 knows how large it can be.
        out.alu(Alu.ADD, Reg.R4, Reg.R3);
        out.load(Size.DOUBLE, Reg.R5, Reg.R2, TABLE)
                .alu(Alu.ADD, Reg.R5, Reg.R4)
                .load(Size.BYTE, Reg.R4, Reg.R5, 0);
        out.store(Size.DOUBLE, Reg.R2, STATE, Reg.R4);
        out.load(Size.DOUBLE, Reg.R5, Reg.R2, ACCEPT).jump(Jump.NE, Reg.R4, Reg.R5, goOn);
        out.place(stop).mov(Reg.R0, 1).exit();
        out.place(goOn).mov(Reg.R0, 0).exit();
    }
}
