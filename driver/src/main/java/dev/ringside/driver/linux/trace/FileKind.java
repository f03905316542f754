package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;

/** What a file is, by the bits of its mode that say so (include/uapi/linux/stat.h in the kernel's source). */
enum FileKind {
    FIFO(0x1000),
    BLOCK_DEVICE(0x6000),
    REGULAR(0x8000),
    SOCKET(0xC000);

    private static final int MASK = 0xF000;

    private final int bits;

    FileKind(int bits) {
        this.bits = bits;
    }

    /** Drops the event unless the file in R7 is one of this kind. */
    void require(Gathering code) {
        unless(code.out(), code.pointers(), Reg.R7, code.drop());
    }

    /** Drops the event unless that mode, which is clobbered, is one of such a file. */
    void requireMode(Gathering code, Reg mode) {
        unlessMode(code.out(), mode, code.drop());
    }

    /** Goes there unless that file is one of this kind. Clobbers R0 to R5. */
    void unless(Assembler out, Pointers pointers, Reg file, Label otherwise) {
        pointers.load(Reg.R0, file, "file", "f_inode");
        pointers.load(Reg.R0, Reg.R0, "inode", "i_mode");
        unlessMode(out, Reg.R0, otherwise);
    }

    private void unlessMode(Assembler out, Reg mode, Label otherwise) {
        out.alu(Alu.AND, mode, MASK).jump(Jump.NE, mode, bits, otherwise);
    }
}
