package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.filter.TextForm;
import dev.ringside.driver.filter.TextPlace;
import dev.ringside.driver.filter.TextPlace.Alignment;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What filters can ask of a process above the one of an event: of the one that {@link Ascent} has just come to. The name, which nearly every question is
 * about, is read at once, the path when it is asked for.
 */
final class AncestorSource implements FieldSource {
    /** The fields of a process that filters read. */
    static final Map<Field, Datum> FIELDS = Map.of(
            field("pid"), Datum.PID,
            field("uid"), Datum.UID,
            field("name"), Datum.NAME,
            field("image"), Datum.IMAGE);

    private static final int NAME_CAPACITY = 256;
    /** In place of the path's length: nobody has asked for it. */
    private static final int NOT_READ = -3;
    /** Nothing else is there as long as a filter decides. */
    private static final TextPlace NAME = new TextPlace(Scratch.RECORD, NAME_CAPACITY, Alignment.LEFT, false);

    private static final TextPlace PATH = new TextPlace(Scratch.CHAIN_PATH, PathWalk.CAPACITY, Alignment.RIGHT, false);

    private final Assembler out;
    private final KernelLayout layout;
    private final Ascent ascent;
    private final Search search;
    private @Nullable Label path;

    AncestorSource(Assembler out, KernelLayout layout, Ascent ascent, Search search) {
        this.out = out;
        this.layout = layout;
        this.ascent = ascent;
        this.search = search;
    }

    private static Field field(String name) {
        return Schema.process().field(name);
    }

    /** Reads the name of the process whose task is in R9, or 0 if it has ended. Clobbers all registers but R6 and {@link Ascent#SCRATCH}. */
    void enter() {
        Label gone = out.label();
        Label program = out.label();
        Label copy = out.label();
        Label unknown = out.label();
        Label missing = out.label();
        Label done = out.label();
        out.store(Size.DOUBLE, Ascent.SCRATCH, Scratch.NEXT_FILE, 0);
        out.store(Size.WORD, Ascent.SCRATCH, Scratch.CHAIN_PATH_LENGTH, NOT_READ);
        out.jump(Jump.EQ, Reg.R9, 0, gone);
        out.load(Size.DOUBLE, Reg.R1, Ascent.SCRATCH, Scratch.NEXT_MEMORY).jump(Jump.NE, Reg.R1, 0, program);
        out.load(Size.WORD, Reg.R1, Ascent.SCRATCH, Scratch.NEXT_FLAGS).alu(Alu.AND, Reg.R1, TaskCode.PF_KTHREAD);
        out.jump(Jump.EQ, Reg.R1, 0, unknown);
        address(Reg.R1).mov(Reg.R2, KernelLayout.COMM_SIZE).mov(Reg.R3, Reg.R9);
        out.alu(Alu.ADD, Reg.R3, layout.taskComm()).call(Helper.PROBE_READ_KERNEL_STR);
        out.jump(Jump.SLE, Reg.R0, 0, unknown)
                .mov(Reg.R8, Reg.R0)
                .alu(Alu.SUB, Reg.R8, 1)
                .jump(done);

        out.place(program).mov(Reg.R9, Reg.R1);
        ascent.read(Scratch.NEXT_FILE, Size.DOUBLE, Reg.R9, layout.mmExeFile(), unknown);
        out.load(Size.DOUBLE, Reg.R9, Ascent.SCRATCH, Scratch.NEXT_FILE).jump(Jump.EQ, Reg.R9, 0, missing);
        ascent.read(Scratch.NEXT_DENTRY, Size.DOUBLE, Reg.R9, layout.fileDentry(), unknown);
        out.load(Size.DOUBLE, Reg.R9, Ascent.SCRATCH, Scratch.NEXT_DENTRY);
        ascent.read(Scratch.POINTER, Size.WORD, Reg.R9, layout.dentryNameLength(), unknown);
        out.load(Size.WORD, Reg.R8, Ascent.SCRATCH, Scratch.POINTER).jump(Jump.GE, Reg.R8, NAME_CAPACITY, unknown);
        ascent.read(Scratch.POINTER, Size.DOUBLE, Reg.R9, layout.dentryName(), unknown);
        out.load(Size.DOUBLE, Reg.R3, Ascent.SCRATCH, Scratch.POINTER).jump(copy);

        out.place(gone).load(Size.HALF, Reg.R8, Ascent.SCRATCH, Ascent.remembered(Lineage.NAME_LENGTH));
        out.jump(Jump.GT, Reg.R8, Lineage.NAME_CAPACITY, unknown).mov(Reg.R3, Ascent.SCRATCH);
        out.alu(Alu.ADD, Reg.R3, Ascent.remembered(Lineage.NAME)).place(copy);
        address(Reg.R1).mov(Reg.R2, Reg.R8).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.EQ, Reg.R0, 0, done)
                .place(unknown)
                .mov(Reg.R8, TextLoaders.UNKNOWN)
                .jump(done);
        out.place(missing).mov(Reg.R8, TextLoaders.MISSING);
        out.place(done).store(Size.WORD, Ascent.SCRATCH, Scratch.CHAIN_NAME_LENGTH, Reg.R8);
    }

    private Assembler address(Reg dst) {
        return out.mov(dst, Ascent.SCRATCH).alu(Alu.ADD, dst, NAME.offset());
    }

    /** Writes the function that reads the path, if it is called. */
    void emit() {
        if (path == null) {
            return;
        }
        Label read = out.label();
        Label missing = out.label();
        Label unknown = out.label();
        Label done = out.label();
        out.function(path).mov(Ascent.SCRATCH, Reg.R1);
        out.load(Size.WORD, Reg.R0, Ascent.SCRATCH, Scratch.CHAIN_PATH_LENGTH).jump32(Jump.EQ, Reg.R0, NOT_READ, read);
        out.signExtend32(Reg.R0).exit();
        out.place(read).load(Size.DOUBLE, Reg.R9, Ascent.SCRATCH, Scratch.NEXT_FILE);
        out.jump(Jump.EQ, Reg.R9, 0, missing);
        ascent.path(unknown, unknown);
        // Of a longer one only the name may be in the event, whose reader decides.
        out.jump(Jump.LE, Reg.R0, Ancestry.ROOM_FOR_TEXT, done);
        out.place(unknown).mov(Reg.R0, TextLoaders.UNKNOWN).jump(done);
        out.place(missing).mov(Reg.R0, TextLoaders.MISSING);
        out.place(done)
                .store(Size.WORD, Ascent.SCRATCH, Scratch.CHAIN_PATH_LENGTH, Reg.R0)
                .exit();
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }

    @Override
    public boolean hasRoomForKeys() {
        return false;
    }

    @Override
    public void number(Assembler code, Field field, Label missing, Label unknown) {
        code.load(Size.WORD, Reg.R0, BASE, datum(field) == Datum.PID ? Scratch.NEXT_PID : Scratch.NEXT_UID);
    }

    @Override
    public TextPlace text(Assembler code, Field field, TextForm form, Label missing, Label unknown) {
        boolean isName = datum(field) == Datum.NAME;
        if (isName) {
            code.load(Size.WORD, Reg.R0, BASE, Scratch.CHAIN_NAME_LENGTH).signExtend32(Reg.R0);
        } else {
            Label function = path == null ? out.label() : path;
            path = function;
            code.mov(Reg.R1, BASE).call(function);
        }
        TextPlace place = isName ? NAME : PATH;
        code.jump(Jump.EQ, Reg.R0, TextLoaders.MISSING, missing).jump(Jump.GT, Reg.R0, place.capacity(), unknown);
        return place;
    }

    @Override
    public void search(Assembler code, TextPlace place, int table, int accept, Label found, Label absent) {
        search.call(place, table, accept, found, absent);
    }

    private static Datum datum(Field field) {
        Datum datum = FIELDS.get(field);
        if (datum == null) {
            throw new IllegalArgumentException("no program can read " + field.name() + " of a process above");
        }
        return datum;
    }
}
