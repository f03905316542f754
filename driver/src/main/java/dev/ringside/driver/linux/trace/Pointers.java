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
    /** On the stack of the program or function at hand: where memory is copied to. */
    private static final int COPY = FieldSource.STACK_OF_SOURCE - 72;

    /** A structure that begins with a pointer, as arrays of pointers do. */
    private static final String LIST_HEAD = "hlist_head";

    private final Assembler out;
    private final Structures structures;

    Pointers(Assembler out, Structures structures) {
        this.out = out;
        this.structures = structures;
    }

    Structures structures() {
        return structures;
    }

    /** Reads a number or a pointer, numbers without their sign. Clobbers R0 to R5. */
    void load(Reg dst, Reg src, String structure, String path) {
        FieldLocation field = structures.field(structure, path);
        load(dst, src, structure, field.offset(), Size.of(field.size()));
    }

    /** Reads a pointer that must be there. Clobbers R0 to R5. */
    void follow(Reg dst, Reg src, String structure, String path, Label ifNull) {
        load(dst, src, structure, path);
        out.jump(Jump.EQ, dst, 0, ifNull);
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
        out.mov(Reg.R3, src).alu(Alu.ADD, Reg.R3, offset).store(Size.DOUBLE, Reg.R10, COPY, 0);
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, COPY).mov(Reg.R2, size.bytes());
        out.call(Helper.PROBE_READ_KERNEL).load(Size.DOUBLE, dst, Reg.R10, COPY);
    }
}
