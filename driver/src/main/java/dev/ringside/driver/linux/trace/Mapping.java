package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code of a gatherer that looks up in which mapping of the process an address lies. The kernel finds it (bpf_find_vma, 5.17) unless another
 * thread is changing the mappings at that moment.
 */
final class Mapping {
    // On the stack: what is known of the mapping, zeros if none was found.
    static final int START = -48;
    static final int END = -40;
    static final int FLAGS = -32;
    /** The mapped file's structure, 0 if it is memory. */
    static final int FILE = -24;

    /** In a mapping's flags: it may be executed. */
    static final int VM_EXEC = 4;

    private final Gathering code;
    private final Assembler out;
    private final Label found;

    Mapping(Gathering code) {
        this.code = code;
        this.out = code.out();
        this.found = out.label();
        code.function(this::emit);
    }

    /** Looks up the mapping that the address in R7 lies in; may be written once only. Clobbers R0 to R5. */
    void find(Label none) {
        for (int place = START; place <= FILE; place += Long.BYTES) {
            out.store(Size.DOUBLE, Reg.R10, place, 0);
        }
        out.call(Helper.GET_CURRENT_TASK_BTF).mov(Reg.R1, Reg.R0).mov(Reg.R2, Reg.R7);
        out.loadFunction(Reg.R3, found).mov(Reg.R4, Reg.R10).alu(Alu.ADD, Reg.R4, START);
        out.mov(Reg.R5, 0).call(Helper.FIND_VMA).jump(Jump.NE, Reg.R0, 0, none);
    }

    /** The function that the kernel calls with the mapping. */
    private void emit() {
        out.function(found);
        copy("vm_start", START);
        copy("vm_end", END);
        copy("vm_flags", FLAGS);
        copy("vm_file", FILE);
        out.mov(Reg.R0, 0).exit();
    }

    private void copy(String field, int place) {
        out.load(Size.DOUBLE, Reg.R1, Reg.R2, code.pointers().structures().offset("vm_area_struct", field));
        out.store(Size.DOUBLE, Reg.R3, place - START, Reg.R1);
    }
}
