package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import org.jspecify.annotations.Nullable;

/** Code of a gatherer that finds where a path begins whose text is to be had: at the root of the process, at its working directory or at a descriptor's. */
final class PathStart {
    /** In place of a directory's descriptor: the working directory. */
    private static final int AT_FDCWD = -100;

    private final Gathering code;
    private final Datum path;
    private final Assembler out;

    PathStart(Gathering code, Datum path) {
        this.code = code;
        this.path = path;
        this.out = code.out();
    }

    /**
     * Finds it.
     *
     * @param kind of the place
     * @param helper what reads the text
     * @param directory puts the descriptor of the directory into R1; null if that is always the working directory
     */
    void find(int kind, int helper, @Nullable Runnable directory) {
        Label root = out.label();
        Label working = out.label();
        Label itself = out.label();
        Label done = out.label();
        int place = Subject.place(path);
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.KIND, kind);
        // Without a mount the path stays unknown.
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.MOUNT, 0);
        out.load(Size.DOUBLE, Reg.R3, FieldSource.BASE, place + Subject.TYPED)
                .store(Size.DOUBLE, Reg.R10, -8, 0)
                .mov(Reg.R1, Reg.R10)
                .alu(Alu.ADD, Reg.R1, -8)
                .mov(Reg.R2, 1);
        out.call(helper).jump(Jump.NE, Reg.R0, 0, done);
        out.load(Size.BYTE, Reg.R1, Reg.R10, -8).jump(Jump.EQ, Reg.R1, '/', root);
        if (directory != null) {
            out.store(Size.DOUBLE, Reg.R10, -24, Reg.R1);
            directory.run();
            out.jump32(Jump.EQ, Reg.R1, AT_FDCWD, working);
            code.file(Reg.R1, done);
            out.load(Size.DOUBLE, Reg.R1, Reg.R10, -24).jump(Jump.EQ, Reg.R1, 0, itself);
            code.at(path, "file", "f_path");
            out.jump(done).place(itself);
            code.pathOfFile(path);
            code.inodeOfFile();
            out.jump(done);
        }
        out.place(working);
        ofTask("pwd", done);
        out.jump(done).place(root);
        ofTask("root", done);
        out.place(done);
    }

    private void ofTask(String which, Label none) {
        code.task(Reg.R7);
        code.pointers().follow(Reg.R7, Reg.R7, "task_struct", "fs", none);
        code.at(path, "fs_struct", which);
    }
}
