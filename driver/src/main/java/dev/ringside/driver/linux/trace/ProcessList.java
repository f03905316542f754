package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.btf.BtfKind;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.Cpus;
import dev.ringside.driver.linux.MapSpec;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.expr.Predicate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The processes that are there, filtered in the kernel: a program that the kernel runs for each of its tasks decides by the code that decides about events.
 * It lets through what may be meant; whoever asked looks at those processes himself, and decides.
 */
public final class ProcessList {
    /** The function that the kernel's iterator over tasks stands for. */
    private static final String ITERATOR = "bpf_iter_task";

    // What the program is given: struct bpf_iter__task, whose first member points to struct bpf_iter_meta.
    private static final int META = 0;
    private static final int TASK = 8;
    private static final int SEQUENCE = 0;

    /** The pid of the first process, behind which the iterator of some kernels begins: whoever asks has to look at it in any case. */
    private static final long FIRST = 1;

    /** In a task's flags: a worker, whom {@code /proc} names by what it is working for. */
    private static final int PF_WQ_WORKER = 0x20;

    /** Where on the stack the pid is, when the filter needs the stack no more. */
    private static final int PID = -16;

    private final KernelLayout layout;
    private final Structures structures;
    private final int iterator;
    private final int processors = Cpus.possible();

    private ProcessList(Btf btf) {
        this.layout = KernelLayout.of(btf);
        this.structures = layout.structures();
        this.iterator = btf.typeId(BtfKind.FUNC, ITERATOR)
                .orElseThrow(() -> new BtfException("the kernel has no iterator over tasks"));
    }

    /**
     * The pids of the processes that a predicate may be true of, threads of the kernel included; which have ended and are only waited for are not.
     *
     * @param fields those of {@link FieldMap#ofProcesses}
     * @param predicate as a split for these fields pushes it
     * @throws BtfException if the kernel has no type information, or lacks what the program needs
     * @throws dev.ringside.driver.linux.BpfException if the kernel refuses
     * @throws IllegalStateException if the program would be longer than the kernel takes
     */
    public static long[] pids(FieldMap fields, Predicate predicate) {
        return new ProcessList(Btf.kernel()).read(fields, predicate);
    }

    private long[] read(FieldMap fields, Predicate predicate) {
        ConstantPool constants = new ConstantPool();
        Program program = program(fields, predicate, constants);
        List<BpfMap> made = new ArrayList<>();
        try {
            BpfMap scratch = kept(made, MapSpec.array("rs_scratch", Scratch.size(processors), 1));
            BpfMap states = kept(made, MapSpec.perCpuArray("rs_state", HookState.size(), 1));
            // Of processes that are there the parent is the one that they have now: nothing is remembered.
            BpfMap lineage = kept(made, MapSpec.array("rs_lineage", Lineage.SIZE, 1));
            Program linked = ConstantMaps.link(program, constants, made, map -> switch (map) {
                case Scratch.MAP -> scratch.fd();
                case HookState.MAP -> states.fd();
                case Lineage.MAP -> lineage.fd();
                default -> throw new IllegalArgumentException("no map " + map);
            });
            try (BpfProgram loaded = BpfProgram.load(ProgramSpec.iterator("rs_procs", iterator, linked))) {
                LongBuffer written = ByteBuffer.wrap(loaded.iterate())
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
                long[] pids = new long[written.remaining()];
                written.get(pids);
                return LongStream.concat(LongStream.of(FIRST), LongStream.of(pids))
                        .distinct()
                        .toArray();
            }
        } finally {
            made.forEach(BpfMap::close);
        }
    }

    private static BpfMap kept(List<BpfMap> made, MapSpec spec) {
        BpfMap map = BpfMap.create(spec);
        made.add(map);
        return map;
    }

    private Program program(FieldMap fields, Predicate predicate, ConstantPool constants) {
        Assembler out = new Assembler();
        Hook hook = Hook.EXEC;
        Pointers pointers = new Pointers(out, structures);
        Lineage lineage = new Lineage(out, hook, layout);
        PathWalk walk = new PathWalk(out, layout);
        TextLoaders loaders = new TextLoaders(out, hook, Site.EXEC, layout, pointers, lineage, walk);
        Search search = new Search(out, Search.BELOW_SOURCE);
        AncestorTests ancestors = new AncestorTests(out, hook, layout, walk, constants);
        HookSource source = new HookSource(
                fields, new TaskCode(out, Site.EXEC, layout, pointers, lineage), loaders, ancestors, search, pointers);
        Label found = out.label();
        Label end = out.label();
        out.store(Size.DOUBLE, Reg.R10, TaskCode.ARGUMENTS, Reg.R1);
        // After the last one the kernel says that there are no more.
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, TASK).jump(Jump.EQ, Reg.R1, 0, end);
        TaskCode.untrusted(out, layout, FieldSource.CONTEXT);
        out.load(Size.WORD, Reg.R1, FieldSource.CONTEXT, layout.taskTgid());
        out.load(Size.WORD, Reg.R2, FieldSource.CONTEXT, layout.taskPid()).jump(Jump.NE, Reg.R1, Reg.R2, end);
        out.load(Size.WORD, Reg.R1, FieldSource.CONTEXT, structures.offset("task_struct", "exit_state"));
        out.jump(Jump.NE, Reg.R1, 0, end);
        HookState.locate(out, end);
        Scratch.locate(out, FieldSource.BASE, processors, end);
        out.load(Size.WORD, Reg.R1, FieldSource.CONTEXT, layout.taskFlags()).alu(Alu.AND, Reg.R1, PF_WQ_WORKER);
        out.jump(Jump.NE, Reg.R1, 0, found);
        out.store(Size.DOUBLE, HookState.STATE, HookState.loadedOffset(hook), 0);
        new FilterCompiler(out, source, constants).compile(List.of(PathGuard.guarded(predicate, fields.fields())));
        out.jump(Jump.EQ, FilterCompiler.TAKERS, 0, end).place(found);
        out.load(Size.WORD, Reg.R1, FieldSource.CONTEXT, layout.taskTgid()).store(Size.DOUBLE, Reg.R10, PID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, TaskCode.ARGUMENTS).load(Size.DOUBLE, Reg.R1, Reg.R1, META);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, SEQUENCE).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, PID);
        out.mov(Reg.R3, Long.BYTES).call(Helper.SEQ_WRITE);
        out.place(end).mov(Reg.R0, 0).exit();
        loaders.emit();
        ancestors.emit();
        walk.emit();
        lineage.emit();
        search.emit();
        return out.program();
    }
}
