package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/** Code of a gatherer that tells of a BPF program, and of what it is attached to. Words are those of the kernel's own enumerations, as bpftool writes them. */
final class BpfObject {
    // Kinds of links (enum bpf_link_type).
    private static final int RAW_TRACEPOINT = 1;
    private static final int XDP = 6;
    private static final int PERF_EVENT = 7;
    private static final int TCX = 11;
    private static final int UPROBE_MULTI = 12;
    private static final int NETKIT = 13;

    /** What the superblock of the unified control groups says that it is (include/uapi/linux/magic.h). */
    private static final int CGROUP2 = 0x6367_7270;

    // On the stack: what the program adds about itself, 0 if there is none; the link; a number read from the process.
    private static final int AUX = -24;
    private static final int EXPECTED = -32;
    private static final int LINK = -40;
    private static final int ATTRIBUTE = -16;

    private final Gathering code;
    private final Assembler out;
    private final Pointers pointers;
    private final Structures structures;

    BpfObject(Gathering code) {
        this.code = code;
        this.out = code.out();
        this.pointers = code.pointers();
        this.structures = pointers.structures();
        out.store(Size.DOUBLE, Reg.R10, AUX, 0).store(Size.DOUBLE, Reg.R10, EXPECTED, 0);
    }

    /** Reads one of the attributes of bpf(2), from so many bytes on, into a register; 0 if it cannot be read. */
    void attribute(Reg dst, int offset) {
        out.store(Size.DOUBLE, Reg.R10, ATTRIBUTE, 0);
        code.argument(Reg.R3, 1);
        out.alu(Alu.ADD, Reg.R3, offset).mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, ATTRIBUTE);
        out.mov(Reg.R2, Integer.BYTES).call(Helper.PROBE_READ_USER).load(Size.WORD, dst, Reg.R10, ATTRIBUTE);
    }

    /** R7 becomes what the descriptor in that register stands for. */
    void ofDescriptor(Reg descriptor) {
        code.file(descriptor, code.drop());
        pointers.plain(Reg.R7, Reg.R7, "file", "private_data");
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
    }

    /** Tells of the program in R7. */
    void program() {
        pointers.plain(Reg.R0, Reg.R7, "bpf_prog", "aux");
        out.store(Size.DOUBLE, Reg.R10, AUX, Reg.R0);
        // Another thread may have put something else in place of the descriptor.
        pointers.plain(Reg.R0, Reg.R0, "bpf_prog_aux", "prog");
        out.jump(Jump.NE, Reg.R0, Reg.R7, code.drop());
        pointers.load(Reg.R2, Reg.R7, "bpf_prog", "expected_attach_type");
        out.store(Size.DOUBLE, Reg.R10, EXPECTED, Reg.R2);
        pointers.load(Reg.R2, Reg.R7, "bpf_prog", "type");
        code.word(Datum.KIND, Reg.R2, structures.words("bpf_prog_type", "BPF_PROG_TYPE_"));
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, AUX);
        pointers.load(Reg.R2, Reg.R3, "bpf_prog_aux", "id");
        code.number(Datum.PROGRAM_ID, Reg.R2);
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, AUX).alu(Alu.ADD, Reg.R3, structures.offset("bpf_prog_aux", "name"));
        code.string(Datum.SUBJECT_NAME);
    }

    /** Tells the kind of hook whose number is in R2. */
    void attachType(Reg number) {
        code.word(Datum.ATTACH_TYPE, number, structures.words("bpf_attach_type", "BPF_"));
    }

    /** Tells the kind of hook that the program was loaded for; programs of most types are for none, which is the same number as the first kind. */
    void expectedType() {
        Label none = out.label();
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, EXPECTED).jump(Jump.EQ, Reg.R2, 0, none);
        attachType(Reg.R2);
        out.place(none);
    }

    /** The target is the function or the tracepoint that the program was loaded for, if it was loaded for one. */
    void function() {
        Label none = out.label();
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, AUX).jump(Jump.EQ, Reg.R3, 0, none);
        pointers.plain(Reg.R3, Reg.R3, "bpf_prog_aux", "attach_func_name");
        out.jump(Jump.EQ, Reg.R3, 0, none);
        code.name(Datum.PATH, Reg.R3);
        out.place(none);
    }

    /** Tells of the link in R7: of its program, if it has one, and of what it is attached to. */
    void link() {
        Label noProgram = out.label();
        Label done = out.label();
        out.store(Size.DOUBLE, Reg.R10, LINK, Reg.R7);
        pointers.plain(Reg.R7, Reg.R7, "bpf_link", "prog");
        out.jump(Jump.EQ, Reg.R7, 0, noProgram);
        program();
        out.place(noProgram).load(Size.DOUBLE, Reg.R7, Reg.R10, LINK);
        pointers.load(Reg.R0, Reg.R7, "bpf_link", "type");
        Label tracepoint = out.label();
        Label perfEvent = out.label();
        Label files = out.label();
        out.jump(Jump.EQ, Reg.R0, RAW_TRACEPOINT, tracepoint).jump(Jump.EQ, Reg.R0, PERF_EVENT, perfEvent);
        out.jump(Jump.EQ, Reg.R0, UPROBE_MULTI, files);
        device(XDP, "bpf_xdp_link", done);
        device(TCX, "tcx_link", done);
        device(NETKIT, "netkit_link", done);
        function();
        out.jump(done);

        out.place(tracepoint);
        pointers.plain(Reg.R7, Reg.R7, "bpf_raw_tp_link", "btp");
        pointers.plain(Reg.R7, Reg.R7, "bpf_raw_event_map", "tp");
        pointers.plain(Reg.R3, Reg.R7, "tracepoint", "name");
        code.name(Datum.PATH, Reg.R3);
        out.jump(done).place(perfEvent);
        pointers.plain(Reg.R7, Reg.R7, "bpf_perf_link", "perf_file");
        pointers.plain(Reg.R7, Reg.R7, "file", "private_data");
        perfEvent();
        out.jump(done).place(files);
        if (structures.has("bpf_uprobe_multi_link", "path")) {
            out.alu(Alu.SUB, Reg.R7, structures.offset("bpf_uprobe_multi_link", "link"));
            code.path(Datum.PATH, "bpf_uprobe_multi_link", "path");
        }
        out.place(done);
    }

    /** If the link in R7, whose type is in R0, is of that type, the target is its network device. */
    private void device(int type, String structure, Label done) {
        if (!structures.has(structure, "dev")) {
            return;
        }
        Label other = out.label();
        out.jump(Jump.NE, Reg.R0, type, other);
        pointers.plain(Reg.R3, Reg.R7, structure, "dev");
        out.jump(Jump.EQ, Reg.R3, 0, done).alu(Alu.ADD, Reg.R3, structures.offset("net_device", "name"));
        code.name(Datum.PATH, Reg.R3);
        out.jump(done).place(other);
    }

    /** The target is the tracepoint, the function or, of a probe in user mode, the file of the perf event in R7, if it is of one. */
    void perfEvent() {
        Label none = out.label();
        Label tracepoint = out.label();
        Label file = out.label();
        Label named = out.label();
        pointers.plain(Reg.R7, Reg.R7, "perf_event", "tp_event");
        out.jump(Jump.EQ, Reg.R7, 0, none);
        pointers.load(Reg.R0, Reg.R7, "trace_event_call", "flags");
        out.jump(Jump.SET, Reg.R0, structures.constant("TRACE_EVENT_FL_TRACEPOINT"), tracepoint);
        boolean hasProbes = structures.has("trace_uprobe", "path");
        if (hasProbes) {
            out.jump(Jump.SET, Reg.R0, structures.constant("TRACE_EVENT_FL_UPROBE"), file);
        }
        pointers.plain(Reg.R3, Reg.R7, "trace_event_call", "name");
        out.jump(named).place(tracepoint);
        pointers.plain(Reg.R7, Reg.R7, "trace_event_call", "tp");
        pointers.plain(Reg.R3, Reg.R7, "tracepoint", "name");
        out.place(named);
        code.name(Datum.PATH, Reg.R3);
        if (hasProbes) {
            out.jump(none).place(file);
            out.alu(Alu.SUB, Reg.R7, structures.offset("trace_probe_event", "call"));
            pointers.plain(Reg.R7, Reg.R7, "trace_probe_event", "probes");
            out.alu(
                    Alu.SUB,
                    Reg.R7,
                    structures.offset("trace_uprobe", "tp") + structures.offset("trace_probe", "list"));
            code.path(Datum.PATH, "trace_uprobe", "path");
        }
        out.place(none);
    }

    /** If the descriptor in that register is of a control group, that is the target. */
    void controlGroup(Reg descriptor) {
        Label none = out.label();
        code.file(descriptor, none);
        pointers.plain(Reg.R0, Reg.R7, "file", "f_inode");
        pointers.plain(Reg.R0, Reg.R0, "inode", "i_sb");
        pointers.plain(Reg.R0, Reg.R0, "super_block", "s_magic");
        out.jump(Jump.NE, Reg.R0, CGROUP2, none);
        code.pathOfFile(Datum.PATH);
        out.place(none);
    }
}
