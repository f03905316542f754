package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CAPSET;
import static dev.ringside.driver.linux.trace.SystemCall.CLONE;
import static dev.ringside.driver.linux.trace.SystemCall.CLONE3;
import static dev.ringside.driver.linux.trace.SystemCall.EXECVE;
import static dev.ringside.driver.linux.trace.SystemCall.EXECVEAT;
import static dev.ringside.driver.linux.trace.SystemCall.SETFSGID;
import static dev.ringside.driver.linux.trace.SystemCall.SETFSUID;
import static dev.ringside.driver.linux.trace.SystemCall.SETGID;
import static dev.ringside.driver.linux.trace.SystemCall.SETNS;
import static dev.ringside.driver.linux.trace.SystemCall.SETREGID;
import static dev.ringside.driver.linux.trace.SystemCall.SETRESGID;
import static dev.ringside.driver.linux.trace.SystemCall.SETRESUID;
import static dev.ringside.driver.linux.trace.SystemCall.SETREUID;
import static dev.ringside.driver.linux.trace.SystemCall.SETUID;
import static dev.ringside.driver.linux.trace.SystemCall.UNSHARE;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What processes change of what they are and may do. What they were is noted at the beginning of the call and compared at its end; a call that has changed
 * user, group and capabilities is an event for each.
 */
final class CredentialCalls {
    /** Which users of a note there are: one for each kind of event. */
    private enum Kind {
        UID,
        GID,
        CAPS,
        USERNS
    }

    private static final List<SystemCall> USER = List.of(SETUID, SETREUID, SETRESUID, SETFSUID);
    private static final List<SystemCall> GROUP = List.of(SETGID, SETREGID, SETRESGID, SETFSGID);
    private static final List<SystemCall> NAMESPACE = List.of(UNSHARE, SETNS);

    private CredentialCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (SystemCall call : USER) {
            calls.add(note(call, "uid", "caps"));
            calls.add(event(call, "uid", code -> changed(code, Kind.UID, "uid", "euid", "suid", "fsuid")));
            calls.add(event(call, "caps", CredentialCalls::gained));
        }
        for (SystemCall call : GROUP) {
            calls.add(note(call, "gid"));
            calls.add(event(call, "gid", code -> changed(code, Kind.GID, "gid", "egid", "sgid", "fsgid")));
        }
        for (SystemCall call : NAMESPACE) {
            calls.add(note(call, "userns"));
            calls.add(event(call, "userns", CredentialCalls::namespace));
        }
        calls.add(note(CAPSET, "caps"));
        calls.add(event(
                CAPSET, "caps", code -> changed(code, Kind.CAPS, "cap_effective", "cap_permitted", "cap_inheritable")));
        calls.add(note(EXECVE, "uid", "gid", "caps"));
        calls.add(note(EXECVEAT, "uid", "gid", "caps"));
        // Whichever call it was: the kernel makes it this one of the new program.
        calls.add(event(EXECVE, "uid", code -> changed(code, Kind.UID, "uid", "euid", "suid", "fsuid")));
        calls.add(event(EXECVE, "gid", code -> changed(code, Kind.GID, "gid", "egid", "sgid", "fsgid")));
        calls.add(event(EXECVE, "caps", CredentialCalls::gained));
        calls.add(event(CLONE, "userns", CredentialCalls::born));
        calls.add(event(CLONE3, "userns", CredentialCalls::born));
        return List.copyOf(calls);
    }

    private static Call note(SystemCall call, String... words) {
        return new Call(
                Hook.CREDS,
                Site.CALL_ENTRY,
                call,
                Set.of(words),
                Call.Failure.NEVER,
                new Note(code -> new Credentials(code).note(Kind.values().length)));
    }

    private static Call event(SystemCall call, String word, Gatherer gatherer) {
        return new Call(Hook.CREDS, Site.CALL_EXIT, call, Set.of(word), Call.Failure.NEVER, code -> {
            gatherer.gather(code);
            code.word(Datum.OP, word);
        });
    }

    /** One of these is not what it was. */
    private static void changed(Gathering code, Kind kind, String... fields) {
        Label changed = code.out().label();
        Credentials credentials = new Credentials(code).compared(kind.ordinal());
        for (String field : fields) {
            credentials.jumpIfChanged(field, changed);
        }
        code.out().jump(code.drop()).place(changed);
        credentials.tell();
    }

    /** There are capabilities that were not there before. What a change of the user takes away is no event of its own. */
    private static void gained(Gathering code) {
        Credentials credentials = new Credentials(code).compared(Kind.CAPS.ordinal());
        credentials.gained(Reg.R2);
        code.out().jump(Jump.EQ, Reg.R2, 0, code.drop());
        credentials.tell();
    }

    /** The process is in another user namespace than before. */
    private static void namespace(Gathering code) {
        changed(code, Kind.USERNS, "user_ns");
    }

    /** A process begins, in another user namespace than its parent; a thread of one is none. */
    private static void born(Gathering code) {
        Assembler out = code.out();
        Label changed = out.label();
        code.result(Reg.R1);
        out.jump(Jump.NE, Reg.R1, 0, code.drop());
        code.task(Reg.R7);
        code.pointers().load(Reg.R0, Reg.R7, "task_struct", "pid");
        out.store(Size.DOUBLE, Reg.R10, -8, Reg.R0);
        code.pointers().load(Reg.R0, Reg.R7, "task_struct", "tgid");
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, -8);
        out.jump(Jump.NE, Reg.R0, Reg.R1, code.drop());
        Credentials credentials = new Credentials(code).comparedToParent();
        credentials.jumpIfChanged("user_ns", changed);
        out.jump(code.drop()).place(changed);
        credentials.tell();
    }
}
