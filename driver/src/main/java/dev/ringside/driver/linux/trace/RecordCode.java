package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.filter.Helper;

/** Code that puts a record together and hands it over: as many bytes as the event has. */
final class RecordCode {
    /** The ring's number in programs. */
    static final int RING = 3;

    /** Nobody is woken: the reader polls, since on a busy machine waking costs many times what writing does. */
    private static final int NO_WAKEUP = 1;

    private static final Reg RECORD = Reg.R7;
    /** On the stack, below what filters use: how many bytes the record has so far. */
    private static final int LENGTH = FieldSource.STACK_OF_SOURCE - 48;

    private final Assembler out;
    private final RecordLayout layout;
    private final TaskCode task;
    private final TextLoaders loaders;
    private final Ancestry ancestry;

    RecordCode(Assembler out, RecordLayout layout, TaskCode task, TextLoaders loaders, Ancestry ancestry) {
        this.out = out;
        this.layout = layout;
        this.task = task;
        this.loaders = loaders;
        this.ancestry = ancestry;
    }

    /** Puts what the filter knows into the record: what it has decided, and its generation. Clobbers R1 and R2. */
    static void decided(Assembler out, int generation) {
        out.mov(Reg.R1, FieldSource.BASE).alu(Alu.ADD, Reg.R1, Scratch.RECORD);
        out.store(Size.WORD, Reg.R1, RecordLayout.GENERATION, generation);
        out.store(Size.DOUBLE, Reg.R1, RecordLayout.TAKERS, FilterCompiler.TAKERS);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, FilterCompiler.UNCERTAIN);
        out.store(Size.DOUBLE, Reg.R1, RecordLayout.UNCERTAIN, Reg.R2);
    }

    /**
     * Writes the rest of the record and goes to one of the labels.
     *
     * @param number the layout's number
     */
    void emit(int number, Label delivered, Label lost) {
        out.mov(RECORD, FieldSource.BASE).alu(Alu.ADD, RECORD, Scratch.RECORD);
        out.store(Size.WORD, RECORD, RecordLayout.LAYOUT, number);
        out.call(Helper.KTIME_GET_BOOT_NS).store(Size.DOUBLE, RECORD, RecordLayout.TIME, Reg.R0);
        numbers();
        out.store(Size.DOUBLE, Reg.R10, LENGTH, layout.body());
        for (int i = 0; i < layout.texts().size(); i++) {
            Datum text = layout.texts().get(i);
            if (text == Datum.ANCESTORS) {
                ancestry.call(RECORD, LENGTH, layout.lengthOffset(i));
            } else {
                text(text, layout.lengthOffset(i));
            }
        }
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, LENGTH).jump(Jump.GT, Reg.R3, Scratch.LARGEST_RECORD, lost);
        out.loadMap(Reg.R1, RING).mov(Reg.R2, RECORD).mov(Reg.R4, NO_WAKEUP).call(Helper.RINGBUF_OUTPUT);
        out.jump(Jump.NE, Reg.R0, 0, lost).jump(delivered);
    }

    private void numbers() {
        out.store(Size.DOUBLE, RECORD, RecordLayout.PRESENT, -1);
        for (int i = 0; i < layout.numbers().size(); i++) {
            Label absent = out.label();
            Label next = out.label();
            task.number(layout.numbers().get(i), absent, absent);
            out.store(Size.DOUBLE, RECORD, RecordLayout.numberOffset(i), Reg.R0).jump(next);
            out.place(absent).load(Size.DOUBLE, Reg.R0, RECORD, RecordLayout.PRESENT);
            out.alu(Alu.AND, Reg.R0, ~(1 << i)).store(Size.DOUBLE, RECORD, RecordLayout.PRESENT, Reg.R0);
            out.store(Size.DOUBLE, RECORD, RecordLayout.numberOffset(i), 0).place(next);
        }
    }

    private void text(Datum text, int lengthOffset) {
        Label next = out.label();
        loaders.call(text, FieldSource.CONTEXT, FieldSource.BASE);
        out.store(Size.WORD, RECORD, lengthOffset, Reg.R0).jump(Jump.SLT, Reg.R0, 0, next);
        out.alu(Alu.AND, Reg.R0, TextLoaders.LENGTH).jump(Jump.GT, Reg.R0, text.capacity(), next);
        out.mov(Reg.R3, FieldSource.BASE);
        out.alu(Alu.ADD, Reg.R3, Scratch.textOffset(text) + (Scratch.isRight(text) ? text.capacity() : 0));
        if (Scratch.isRight(text)) {
            out.alu(Alu.SUB, Reg.R3, Reg.R0);
        }
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, LENGTH);
        // Texts come by rising capacity, so there is always room for the next one; the verifier has to see it.
        out.jump(Jump.GT, Reg.R1, Scratch.LARGEST_RECORD - text.capacity(), next);
        out.mov(Reg.R2, Reg.R0).mov(Reg.R4, Reg.R1).alu(Alu.ADD, Reg.R4, Reg.R2);
        out.store(Size.DOUBLE, Reg.R10, LENGTH, Reg.R4);
        out.alu(Alu.ADD, Reg.R1, RECORD).call(Helper.PROBE_READ_KERNEL).place(next);
    }
}
