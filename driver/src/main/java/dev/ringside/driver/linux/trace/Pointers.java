package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.btf.FieldLocation;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;

/**
 * Code that reads structures of the kernel whose addresses are plain numbers to the verifier: found in memory, or computed. Kernels from 6.2 on take a
 * number for the address of a structure when told which one; the load that follows is a single instruction, and one from a wrong
 * address gives 0. Before, memory is copied to the stack.
 */
final class Pointers {
    /** On the stack of a program: where memory is copied to. */
    private static final int COPY_IN_PROGRAM = FieldSource.STACK_OF_SOURCE - 72;

    /** The same on the stack of a function, which must be small: all that call each other share 512 bytes. */
    private static final int COPY_IN_FUNCTION = -24;

    /** A structure that begins with a pointer, as arrays of pointers do. */
    private static final String LIST_HEAD = "hlist_head";

    /** A structure that begins with a number. */
    private static final String NUMBER = "rb_node";

    private final Assembler out;
    private final Structures structures;
    private final int copy;

    Pointers(Assembler out, Structures structures) {
        this(out, structures, COPY_IN_PROGRAM);
    }

    private Pointers(Assembler out, Structures structures, int copy) {
        this.out = out;
        this.structures = structures;
        this.copy = copy;
    }

    /** The same for the code of a function, which has the first 16 bytes of its stack for itself. */
    Pointers inFunction() {
        return new Pointers(out, structures, COPY_IN_FUNCTION);
    }

    Structures structures() {
        return structures;
    }

    /** Reads a number or a pointer, numbers without their sign. Clobbers R0 to R5. */
    void load(Reg dst, Reg src, String structure, String path) {
        FieldLocation field = structures.field(structure, path);
        load(dst, src, structure, field.offset(), Size.of(field.size()));
    }

    /** Reads some bytes of a field. Clobbers R0 to R5. */
    void part(Reg dst, Reg src, String structure, String path, int from, Size size) {
        load(dst, src, structure, structures.offset(structure, path) + from, size);
    }

    /** Reads a pointer that must be there. Clobbers R0 to R5. */
    void follow(Reg dst, Reg src, String structure, String path, Label ifNull) {
        load(dst, src, structure, path);
        out.jump(Jump.EQ, dst, 0, ifNull);
    }

    /** Reads a pointer that is to be computed with: the verifier takes it for a number. Clobbers R0 to R5. */
    void plain(Reg dst, Reg src, String structure, String path) {
        word(dst, src, structures.offset(structure, path));
    }

    /** Reads 8 bytes at an address and an offset, a number to the verifier. Clobbers R0 to R5. */
    void word(Reg dst, Reg address, int offset) {
        if (structures.castFunction() == 0) {
            load(dst, address, NUMBER, offset, Size.DOUBLE);
            return;
        }
        out.mov(Reg.R1, address).alu(Alu.ADD, Reg.R1, offset).mov(Reg.R2, structures.type(NUMBER));
        out.callKernel(structures.castFunction()).load(Size.DOUBLE, dst, Reg.R0, 0);
    }

    /** Reads the pointer that is at an address. Clobbers R0 to R5. */
    void element(Reg dst, Reg address) {
        load(dst, address, LIST_HEAD, 0, Size.DOUBLE);
    }

    private void load(Reg dst, Reg src, String structure, int offset, Size size) {
        if (structures.castFunction() != 0) {
            out.mov(Reg.R1, src).mov(Reg.R2, structures.type(structure)).callKernel(structures.castFunction());
            out.load(size, dst, Reg.R0, offset);
            return;
        }
        out.mov(Reg.R3, src).alu(Alu.ADD, Reg.R3, offset).store(Size.DOUBLE, Reg.R10, copy, 0);
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, copy).mov(Reg.R2, size.bytes());
        out.call(Helper.PROBE_READ_KERNEL).load(Size.DOUBLE, dst, Reg.R10, copy);
    }
}
