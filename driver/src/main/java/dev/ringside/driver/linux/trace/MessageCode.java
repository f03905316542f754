package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;

/** Code that finds out what a system call was given to send or receive with: a message's header, as programs of 64 bits or of 32 lay it out. */
final class MessageCode {
    /** Where the arguments of a call have what it is to send or to receive. */
    enum Form {
        /** The bytes in the second, the other side's address in the fifth. */
        PLAIN,
        /** A list of pieces in the second. */
        VECTOR,
        /** A header in the second. */
        HEADER,
        /** Several headers in the second. */
        HEADERS
    }

    /** On the stack: a pointer that was read, and below it the address that it is counted from. */
    private static final int POINTER = -32;

    // On the stack: of what was moved how much is not looked at yet and how much is copied, and the piece at hand.
    private static final int LEFT = -48;
    private static final int COPIED = -56;
    private static final int PIECES = -64;
    private static final int PIECE = -72;

    /** Of a message in more pieces than these the rest is left out. */
    private static final int MOST_PIECES = 4;

    /** Pointers of a header, and of one with the length of what was moved behind it. */
    private static final int HEADER = 8;

    private final Gathering code;
    private final Assembler out;
    private final Form form;
    private final int header;

    /** @param index of several messages the one that is meant */
    MessageCode(Gathering code, Form form, int index) {
        this.code = code;
        this.out = code.out();
        this.form = form;
        this.header = HEADER * index;
    }

    Form form() {
        return form;
    }

    /** Puts the address of the other side's address into R3. Clobbers R0 to R5. */
    void name(Label none) {
        if (form == Form.PLAIN) {
            code.argument(Reg.R3, 4);
        } else {
            code.argument(Reg.R3, 1);
            pointer(header, none);
        }
        out.jump(Jump.EQ, Reg.R3, 0, none);
    }

    /** Copies the message that the call has moved to its place in the scratch memory. Clobbers R0 to R5. */
    void copy(Label none) {
        Label end = out.label();
        code.result(Reg.R3);
        if (form == Form.HEADERS) {
            out.jump(Jump.SLE, Reg.R3, header / HEADER, none);
            code.argument(Reg.R3, 1);
            pointer(header + 7, none);
            out.alu(Alu.LSH, Reg.R3, Integer.SIZE).alu(Alu.RSH, Reg.R3, Integer.SIZE);
        }
        out.store(Size.DOUBLE, Reg.R10, LEFT, Reg.R3).store(Size.DOUBLE, Reg.R10, COPIED, 0);
        if (form == Form.PLAIN) {
            code.result(Reg.R2);
            code.argument(Reg.R3, 1);
            piece(none);
        } else {
            pieces(none, end);
        }
        Label whole = out.label();
        out.place(end).load(Size.DOUBLE, Reg.R0, Reg.R10, COPIED);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, LEFT).jump(Jump.EQ, Reg.R1, 0, whole);
        out.alu(Alu.OR, Reg.R0, TextLoaders.CUT).place(whole);
        code.loaded(Datum.MESSAGE);
    }

    private void pieces(Label none, Label end) {
        code.argument(Reg.R3, 1);
        if (form != Form.VECTOR) {
            pointer(header + 2, none);
        }
        out.store(Size.DOUBLE, Reg.R10, PIECES, Reg.R3);
        for (int i = 0; i < MOST_PIECES; i++) {
            if (form == Form.VECTOR) {
                code.argument(Reg.R3, 2);
            } else {
                code.argument(Reg.R3, 1);
                pointer(header + 3, none);
            }
            out.jump(Jump.LE, Reg.R3, i, end).load(Size.DOUBLE, Reg.R3, Reg.R10, PIECES);
            pointer(2 * i + 1, none);
            out.store(Size.DOUBLE, Reg.R10, PIECE, Reg.R3).load(Size.DOUBLE, Reg.R3, Reg.R10, PIECES);
            pointer(2 * i, none);
            out.load(Size.DOUBLE, Reg.R2, Reg.R10, PIECE);
            piece(none);
        }
    }

    /** Copies what was moved of a piece, whose address is in R3 and whose length in R2, as far as there is room. */
    private void piece(Label none) {
        Label within = out.label();
        Label fits = out.label();
        Label next = out.label();
        int room = Datum.MESSAGE.capacity();
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, LEFT).jump(Jump.LE, Reg.R2, Reg.R1, within);
        out.mov(Reg.R2, Reg.R1).place(within).load(Size.DOUBLE, Reg.R4, Reg.R10, COPIED);
        out.mov(Reg.R5, room).alu(Alu.SUB, Reg.R5, Reg.R4).jump(Jump.LE, Reg.R2, Reg.R5, fits);
        out.mov(Reg.R2, Reg.R5).place(fits);
        out.jump(Jump.EQ, Reg.R2, 0, next).jump(Jump.GT, Reg.R2, room, next).jump(Jump.GT, Reg.R4, room, next);
        out.alu(Alu.SUB, Reg.R1, Reg.R2).store(Size.DOUBLE, Reg.R10, LEFT, Reg.R1);
        out.mov(Reg.R1, FieldSource.BASE)
                .alu(Alu.ADD, Reg.R1, Scratch.textOffset(Datum.MESSAGE))
                .alu(Alu.ADD, Reg.R1, Reg.R4);
        out.alu(Alu.ADD, Reg.R4, Reg.R2).store(Size.DOUBLE, Reg.R10, COPIED, Reg.R4);
        out.call(Helper.PROBE_READ_USER).jump(Jump.NE, Reg.R0, 0, none).place(next);
    }

    /** Puts the number or pointer of the process that is so many pointers behind R3 into R3. */
    private void pointer(int index, Label none) {
        Label wide = out.label();
        Label read = out.label();
        out.store(Size.DOUBLE, Reg.R10, POINTER - 8, Reg.R3);
        code.task(Reg.R3);
        code.pointers().load(Reg.R0, Reg.R3, "task_struct", "thread_info.status");
        out.store(Size.DOUBLE, Reg.R10, POINTER, 0).load(Size.DOUBLE, Reg.R3, Reg.R10, POINTER - 8);
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, POINTER).mov(Reg.R2, Integer.BYTES);
        out.alu(Alu.AND, Reg.R0, Dispatcher.TS_COMPAT).jump(Jump.EQ, Reg.R0, 0, wide);
        out.alu(Alu.ADD, Reg.R3, Integer.BYTES * index).jump(read).place(wide);
        out.mov(Reg.R2, Long.BYTES).alu(Alu.ADD, Reg.R3, Long.BYTES * index).place(read);
        out.call(Helper.PROBE_READ_USER).jump(Jump.NE, Reg.R0, 0, none);
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, POINTER);
    }
}
