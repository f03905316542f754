package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What processes do to files, disks and pipes by way of io_uring, where no system call tells of it. What a path leads to is found as the request is
 * submitted, what has become of it when it is complete; in between {@link PathNotes} keep the path. Of a request that wants to hear nothing of its success the
 * kernel does not tell that it is complete: its event is made at once, without a result.
 */
final class UringCalls {
    private static final Set<String> OPENING = Set.of("open", "create");

    /** In a request's flags: it wants to hear nothing of its success. */
    private static final int REQ_F_CQE_SKIP = 1 << 6;

    private static final int AT_SYMLINK_FOLLOW = 0x400;

    private UringCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (UringRequest request : List.of(UringRequest.OPENAT, UringRequest.OPENAT2)) {
            calls.addAll(named(request, OPENING, "open", UringCalls::opening, UringCalls::opened, Datum.PATH));
            calls.add(done(Hook.RAWREADS, request, Set.of(), RawReadCalls::opened));
            calls.add(done(Hook.PIPES, request, Set.of("connect"), PipeCalls::opened));
        }
        calls.addAll(named(UringRequest.UNLINKAT, "delete", code -> one(code, UringRequest.UNLINKAT), Datum.PATH));
        calls.addAll(named(
                UringRequest.MKDIRAT,
                Set.of("create"),
                "create",
                code -> {
                    one(code, UringRequest.MKDIRAT);
                    mode(code);
                },
                code -> {
                    PathNotes.recall(code, Datum.PATH);
                    mode(code);
                },
                Datum.PATH));
        calls.addAll(named(
                UringRequest.RENAMEAT,
                "rename",
                code -> both(code, UringRequest.RENAMEAT),
                Datum.OLD_PATH,
                Datum.PATH));
        calls.addAll(named(UringRequest.LINKAT, "link", UringCalls::linking, Datum.OLD_PATH, Datum.PATH));
        calls.addAll(named(
                UringRequest.SYMLINKAT,
                "link",
                code -> {
                    code.nameOfRequest(Datum.OLD_PATH, UringRequest.SYMLINKAT, "oldpath");
                    path(code, Datum.PATH, UringRequest.SYMLINKAT, "new_dfd", "newpath");
                },
                Datum.OLD_PATH,
                Datum.PATH));
        calls.add(done(Hook.FILES, UringRequest.FTRUNCATE, Set.of("truncate"), code -> {
            code.word(Datum.OP, "truncate");
            file(code);
            code.pathOfFile(Datum.PATH);
            code.inodeOfFile();
        }));
        calls.add(new Call(
                Hook.FILES,
                Site.URING_SUBMISSION,
                UringRequest.CLOSE,
                Set.of("write"),
                Call.Failure.NEVER,
                UringCalls::closing));
        calls.add(done(Hook.PIPES, UringRequest.BIND, Set.of("create"), code -> {
            file(code);
            PipeCalls.bound(code);
        }));
        calls.add(done(Hook.PIPES, UringRequest.CONNECT, Set.of("connect"), code -> {
            file(code);
            PipeCalls.connected(code);
        }));
        return List.copyOf(calls);
    }

    private static Call done(Hook hook, UringRequest request, Set<String> words, Gatherer gatherer) {
        return new Call(hook, Site.URING_COMPLETION, request, words, Call.Failure.IF_ASKED, gatherer);
    }

    private static List<Call> named(UringRequest request, String word, Gatherer submitted, Datum... paths) {
        Gatherer complete = code -> {
            for (Datum path : paths) {
                PathNotes.recall(code, path);
            }
        };
        return named(request, Set.of(word), word, submitted, complete, paths);
    }

    /**
     * A request about names: the paths are found when it is submitted.
     *
     * @param word what the event says was done, unless it is complete and says another word
     */
    private static List<Call> named(
            UringRequest request,
            Set<String> words,
            String word,
            Gatherer submitted,
            Gatherer complete,
            Datum... paths) {
        return List.of(
                new Call(Hook.FILES, Site.URING_SUBMISSION, request, words, Call.Failure.NEVER, code -> {
                    code.word(Datum.OP, word);
                    submitted.gather(code);
                    unlessSilent(code, paths);
                }),
                done(Hook.FILES, request, words, code -> {
                    code.word(Datum.OP, word);
                    complete.gather(code);
                }));
    }

    private static void unlessSilent(Gathering code, Datum... paths) {
        Label silent = code.out().label();
        code.argument(Reg.R1, 0);
        code.pointers().load(Reg.R0, Reg.R1, "io_kiocb", "flags");
        code.out().alu(Alu.AND, Reg.R0, REQ_F_CQE_SKIP).jump(Jump.NE, Reg.R0, 0, silent);
        for (Datum path : paths) {
            PathNotes.remember(code, path);
        }
        code.out().jump(code.drop()).place(silent);
    }

    private static void opening(Gathering code) {
        one(code, UringRequest.OPENAT);
        code.follow(Datum.PATH);
    }

    /** A file that is opened into a place of the ring's own has no descriptor. */
    private static void opened(Gathering code) {
        Assembler out = code.out();
        Label named = out.label();
        Label done = out.label();
        code.ofRequest(Reg.R0, UringRequest.OPENAT, "file_slot");
        out.jump(Jump.NE, Reg.R0, 0, named);
        FileCalls.open(code, none -> PathNotes.recall(code, Datum.PATH));
        out.jump(done).place(named);
        PathNotes.recall(code, Datum.PATH);
        out.place(done);
    }

    private static void linking(Gathering code) {
        Label notFollowed = code.out().label();
        both(code, UringRequest.LINKAT);
        code.ofRequest(Reg.R0, UringRequest.LINKAT, "flags");
        code.out().alu(Alu.AND, Reg.R0, AT_SYMLINK_FOLLOW).jump(Jump.EQ, Reg.R0, 0, notFollowed);
        code.follow(Datum.OLD_PATH);
        code.out().place(notFollowed);
    }

    private static void closing(Gathering code) {
        code.ofRequest(Reg.R0, UringRequest.CLOSE, "file_slot");
        code.out().jump(Jump.NE, Reg.R0, 0, code.drop());
        code.ofRequest(Reg.R0, UringRequest.CLOSE, "fd");
        code.out().mov(Reg.R1, Reg.R0);
        ClosingCalls.written(code, Reg.R1);
    }

    private static void mode(Gathering code) {
        code.ofRequest(Reg.R0, UringRequest.MKDIRAT, "mode");
        code.out().mov(Reg.R2, Reg.R0).alu(Alu.AND, Reg.R2, Subject.PERMISSIONS);
        code.number(Datum.MODE, Reg.R2);
    }

    private static void one(Gathering code, UringRequest request) {
        path(code, Datum.PATH, request, "dfd", "filename");
    }

    private static void both(Gathering code, UringRequest request) {
        path(code, Datum.OLD_PATH, request, "old_dfd", "oldpath");
        path(code, Datum.PATH, request, "new_dfd", "newpath");
    }

    private static void path(Gathering code, Datum path, UringRequest request, String directory, String name) {
        code.nameOfRequest(path, request, name);
        code.after(path, () -> {
            code.ofRequest(Reg.R0, request, directory);
            code.out().mov(Reg.R1, Reg.R0);
        });
    }

    /** Puts the request's file into R7. */
    private static void file(Gathering code) {
        code.argument(Reg.R7, 0);
        code.pointers().follow(Reg.R7, Reg.R7, "io_kiocb", "file", code.drop());
    }
}
