package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Atomic;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Programs on functions of the kernel that note paths for the end of a system call or request. They may be interrupted by other threads that come by the same
 * function on the same processor: their memory is their own, and who finds it in use goes without a note.
 */
final class PathPrograms {
    /** In a task's flags: it works on requests to io_uring. */
    private static final int PF_IO_WORKER = 0x10;

    private static final int DENTRY = -32;

    private final KernelLayout layout;
    private final int processors;

    /** @param processors one more than the highest number that a processor of this machine can have */
    PathPrograms(KernelLayout layout, int processors) {
        this.layout = layout;
        this.processors = processors;
    }

    /** The program where a function begins: it notes the paths of what a hook makes events of. */
    Program atBegin(NamingFunction function, Hook hook) {
        Assembler out = new Assembler();
        PathWalk walk = new PathWalk(out, layout);
        Label release = out.label();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        unlessMeant(out, function, hook, end);
        claim(out, release, end);
        for (NamingFunction.Operand operand : function.operands()) {
            Label unknown = out.label();
            find(out, operand, walk);
            walk.call(PathNotes.PATH_PLACE, unknown);
            PathNotes.keep(out, hook, operand.path());
            out.place(unknown);
        }
        release(out, release, end);
        walk.emit();
        return out.program();
    }

    /** The program where a worker has done what a request asks for: what was noted for the worker is the request's. */
    Program atEndOfRequest(UringRequest request) {
        Assembler out = new Assembler();
        Label release = out.label();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        claim(out, release, end);
        out.load(Size.DOUBLE, Reg.R6, Reg.R6, 0);
        NamingFunction.pathsOf(request).forEach(path -> PathNotes.handOver(out, path, Reg.R6));
        release(out, release, end);
        return out.program();
    }

    /** A program that does nothing, to find out whether it may. */
    static Program trial() {
        return new Assembler().mov(Reg.R0, 0).exit().program();
    }

    /** Points R7 at the scratch memory, which belongs to this thread until it is released. */
    private void claim(Assembler out, Label release, Label busy) {
        HookState.locate(out, busy);
        out.mov(Reg.R1, 1).atomic(Atomic.EXCHANGE, Size.DOUBLE, HookState.STATE, HookState.BUSY, Reg.R1);
        out.jump(Jump.NE, Reg.R1, 0, busy);
        Scratch.locate(out, Reg.R7, processors, release);
    }

    private static void release(Assembler out, Label release, Label end) {
        out.place(release).store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 0);
        out.place(end).mov(Reg.R0, 0).exit();
    }

    /** Goes there in other calls than those that it tells of: opening a file makes it by way of the same function, and so does binding a socket. */
    private void unlessMeant(Assembler out, NamingFunction function, Hook hook, Label other) {
        Label meant = out.label();
        Label compat = out.label();
        out.call(Helper.GET_CURRENT_TASK_BTF).mov(Reg.R8, Reg.R0);
        if (hook == Hook.FILES && function.occasions().stream().anyMatch(UringRequest.class::isInstance)) {
            out.load(Size.WORD, Reg.R1, Reg.R8, layout.taskFlags())
                    .alu(Alu.AND, Reg.R1, PF_IO_WORKER)
                    .jump(Jump.NE, Reg.R1, 0, meant);
        }
        out.mov(Reg.R1, Reg.R8).call(Helper.TASK_PT_REGS);
        out.load(Size.DOUBLE, Reg.R7, Reg.R0, layout.structures().offset("pt_regs", "orig_ax"));
        out.alu(Alu.AND, Reg.R7, ~Dispatcher.X32);
        out.load(Size.WORD, Reg.R2, Reg.R8, layout.structures().offset("task_struct", "thread_info.status"));
        out.alu(Alu.AND, Reg.R2, Dispatcher.TS_COMPAT).jump(Jump.NE, Reg.R2, 0, compat);
        for (Occasion call : function.occasions()) {
            if (call instanceof SystemCall) {
                out.jump(Jump.EQ, Reg.R7, call.number(), meant);
            }
        }
        out.jump(other).place(compat);
        for (Occasion call : function.occasions()) {
            call.compatNumbers().forEach(number -> out.jump(Jump.EQ, Reg.R7, number, meant));
        }
        out.jump(other).place(meant);
    }

    /** Begins a walk at one of the function's arguments. Clobbers R8. */
    private void find(Assembler out, NamingFunction.Operand operand, PathWalk walk) {
        Pointers pointers = new Pointers(out, layout.structures()).inFunction();
        out.load(Size.DOUBLE, Reg.R8, Reg.R6, Long.BYTES * operand.directory());
        if (operand.dentry() < 0) {
            pointers.load(Reg.R0, Reg.R8, "path", "dentry");
        } else {
            out.load(Size.DOUBLE, Reg.R0, Reg.R6, Long.BYTES * operand.dentry());
        }
        out.store(Size.DOUBLE, Reg.R10, DENTRY, Reg.R0);
        pointers.load(Reg.R8, Reg.R8, "path", "mnt");
        pointers.load(Reg.R0, Reg.R8, "vfsmount", "mnt_root");
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, DENTRY).mov(Reg.R3, Reg.R0);
        walk.from(Reg.R1, Reg.R8, Reg.R3);
    }
}
