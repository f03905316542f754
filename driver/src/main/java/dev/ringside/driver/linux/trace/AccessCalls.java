package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.OPEN;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT2;
import static dev.ringside.driver.linux.trace.SystemCall.PIDFD_GETFD;
import static dev.ringside.driver.linux.trace.SystemCall.PROCESS_VM_READV;
import static dev.ringside.driver.linux.trace.SystemCall.PROCESS_VM_WRITEV;
import static dev.ringside.driver.linux.trace.SystemCall.PTRACE;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What processes do to others: trace them, read and write their memory, take descriptors of theirs. */
final class AccessCalls {
    private static final int PTRACE_ATTACH = 16;
    private static final int PTRACE_SEIZE = 0x4206;

    /** What the superblock of proc says that it is (include/uapi/linux/magic.h). */
    private static final int PROC = 0x9FA0;

    /** In a file's mode: it is only a place, and gives no access. */
    private static final int FMODE_PATH = 0x4000;

    /** "mem" and a NUL, as a number. */
    private static final int MEM = 0x6D_656D;

    private static final int NAME = -16;

    private AccessCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        calls.add(succeeded(PTRACE, "ptrace", AccessCalls::trace));
        calls.add(succeeded(PROCESS_VM_READV, "vmread", code -> ofFirstArgument(code, "vmread")));
        calls.add(succeeded(PROCESS_VM_WRITEV, "vmwrite", code -> ofFirstArgument(code, "vmwrite")));
        calls.add(succeeded(PIDFD_GETFD, "open", AccessCalls::takeDescriptor));
        for (SystemCall call : List.of(OPEN, OPENAT, OPENAT2)) {
            calls.add(succeeded(call, "mem", AccessCalls::openMemory));
        }
        for (UringRequest request : List.of(UringRequest.OPENAT, UringRequest.OPENAT2)) {
            calls.add(succeeded(Site.URING_COMPLETION, request, "mem", AccessCalls::openMemory));
        }
        return List.copyOf(calls);
    }

    private static Call succeeded(SystemCall call, String word, Gatherer gatherer) {
        return succeeded(Site.CALL_EXIT, call, word, gatherer);
    }

    private static Call succeeded(Site site, Occasion occasion, String word, Gatherer gatherer) {
        return new Call(Hook.ACCESS, site, occasion, Set.of(word), Call.Failure.NEVER, gatherer);
    }

    /** ptrace(request, process, …). */
    private static void trace(Gathering code) {
        Label attach = code.out().label();
        code.argument(Reg.R1, 0);
        code.out().jump(Jump.EQ, Reg.R1, PTRACE_ATTACH, attach).jump(Jump.NE, Reg.R1, PTRACE_SEIZE, code.drop());
        code.out().place(attach);
        new Target(code).ofId(1);
        code.word(Datum.OP, "ptrace");
    }

    /** process_vm_readv(process, …) and process_vm_writev. */
    private static void ofFirstArgument(Gathering code, String word) {
        new Target(code).ofId(0);
        code.word(Datum.OP, word);
    }

    /** pidfd_getfd(process, descriptor, flags). */
    private static void takeDescriptor(Gathering code) {
        code.argument(Reg.R1, 0);
        new Target(code).ofDescriptor(Reg.R1);
        code.word(Datum.OP, "open");
    }

    /** What was opened is a file of the name mem in the directory that proc has for a process or a thread. */
    private static void openMemory(Gathering code) {
        Assembler out = code.out();
        Pointers pointers = code.pointers();
        code.result(Reg.R1);
        code.file(Reg.R1, code.drop());
        pointers.plain(Reg.R0, Reg.R7, "file", "f_inode");
        pointers.plain(Reg.R0, Reg.R0, "inode", "i_sb");
        pointers.plain(Reg.R0, Reg.R0, "super_block", "s_magic");
        out.jump(Jump.NE, Reg.R0, PROC, code.drop());
        pointers.load(Reg.R0, Reg.R7, "file", "f_mode");
        out.jump(Jump.SET, Reg.R0, FMODE_PATH, code.drop());
        pointers.plain(Reg.R0, Reg.R7, "file", "f_path.dentry");
        pointers.plain(Reg.R3, Reg.R0, "dentry", "d_name.name");
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, NAME).mov(Reg.R2, Integer.BYTES);
        out.call(Helper.PROBE_READ_KERNEL).load(Size.WORD, Reg.R1, Reg.R10, NAME);
        out.jump(Jump.NE, Reg.R1, MEM, code.drop());
        pointers.plain(Reg.R7, Reg.R7, "file", "f_inode");
        out.alu(Alu.SUB, Reg.R7, pointers.structures().offset("proc_inode", "vfs_inode"));
        pointers.plain(Reg.R7, Reg.R7, "proc_inode", "pid");
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
        new Target(code).ofPid();
        code.word(Datum.OP, "mem");
    }
}
