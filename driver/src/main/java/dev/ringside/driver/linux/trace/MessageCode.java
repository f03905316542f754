package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/** Code that finds out what a system call was given to send or receive with: a message's header, as programs of 64 bits or of 32 lay it out. */
final class MessageCode {
    /** Where the arguments of a call have what it is to send or to receive. */
    enum Form {
        /** The bytes in the second, the other side's address in the fifth. */
        PLAIN,
        /** A header in the second. */
        HEADER,
        /** Several headers in the second. */
        HEADERS
    }

    /** On the stack: a pointer that was read. */
    private static final int POINTER = -32;

    private final Gathering code;
    private final Assembler out;
    private final Form form;

    MessageCode(Gathering code, Form form) {
        this.code = code;
        this.out = code.out();
        this.form = form;
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
            pointer(0, none);
        }
        out.jump(Jump.EQ, Reg.R3, 0, none);
    }

    /** Puts the pointer of the process that is so many pointers behind R3 into R3. */
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
