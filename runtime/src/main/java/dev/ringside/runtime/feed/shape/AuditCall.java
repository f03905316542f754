package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.EventBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A system call that means in a log of auditd what an event of a stream means.
 *
 * @param op what was done, empty where the stream does not tell that
 * @param call its name
 */
record AuditCall(String stream, String op, String call) {
    private static final long PTRACE_ATTACH = 16;
    private static final long PTRACE_SEIZE = 0x4206;

    private static final Map<String, AuditCall> ALL = new HashMap<>();

    static {
        add("procs", "", "execve", "execveat");
        add("net", "connect", "connect");
        add("net", "accept", "accept", "accept4");
        add("net", "listen", "listen");
        add("net", "send", "sendto", "sendmsg");
        add("net", "receive", "recvfrom", "recvmsg");
        add("pipes", "create", "bind");
        add("files", "open", "open", "openat", "openat2", "creat");
        add("files", "create", "mkdir", "mkdirat", "mknod", "mknodat");
        add("files", "delete", "unlink", "unlinkat", "rmdir");
        add("files", "rename", "rename", "renameat", "renameat2");
        add("files", "link", "link", "linkat", "symlink", "symlinkat");
        add("files", "chmod", "chmod", "fchmod", "fchmodat", "fchmodat2");
        add("files", "chown", "chown", "fchown", "lchown", "fchownat");
        add("files", "settime", "utime", "utimes", "futimesat", "utimensat");
        add("files", "truncate", "truncate", "ftruncate");
        add("access", "", "ptrace", "process_vm_readv", "process_vm_writev");
        add("modules", "", "init_module", "finit_module");
    }

    private static void add(String stream, String op, String... calls) {
        for (String call : calls) {
            ALL.put(call, new AuditCall(stream, op, call));
        }
    }

    /** What an event is elsewhere; nothing if that is nothing. */
    static Optional<AuditCall> of(AuditEvent event) {
        return event.name()
                .map(ALL::get)
                .map(call -> call.call.equals("connect")
                                && AuditAddress.of(event)
                                        .filter(AuditAddress::isLocal)
                                        .isPresent()
                        ? new AuditCall("pipes", "connect", call.call)
                        : call);
    }

    /** Sets what the stream has beside the process; false if it is no event of the stream after all. */
    boolean set(AuditEvent audited, EventBuilder event) {
        return switch (stream) {
            case "procs" -> program(audited, event);
            case "net" -> connection(audited, event);
            case "pipes" -> socket(audited, event);
            case "files" -> AuditFile.set(audited, this, event);
            case "modules" -> module(audited, event);
            default -> access(audited, event);
        };
    }

    /** One that could not be executed is no process. */
    private static boolean program(AuditEvent audited, EventBuilder event) {
        List<String> arguments = AuditProcess.arguments(audited);
        if (!audited.hasSucceeded()) {
            return false;
        }
        event.set("eventId", 1);
        String terminal = audited.call("tty");
        if (terminal != null) {
            event.set("tty", terminal.startsWith("pts") ? "pts/" + terminal.substring("pts".length()) : terminal);
        }
        if (!arguments.isEmpty()) {
            event.set("args", arguments)
                    .set("argc", arguments.size())
                    .set("cmdline", String.join(" ", arguments))
                    .set("truncated", 0);
        }
        return true;
    }

    /** Which protocol it is the log does not tell. */
    private boolean connection(AuditEvent audited, EventBuilder event) {
        Optional<AuditAddress> address = AuditAddress.of(audited);
        if (address.isEmpty() ? !op.equals("listen") : address.get().address().isEmpty()) {
            return false;
        }
        event.set("eventId", 3).set("op", op);
        boolean isSource = op.equals("accept") || op.equals("receive");
        address.ifPresent(other -> other.set(event, isSource));
        if (op.equals("connect") || op.equals("accept")) {
            event.set("initiated", op.equals("connect") ? 1 : 0);
        }
        audited.result().ifPresent(result -> event.set("result", result));
        return true;
    }

    private boolean socket(AuditEvent audited, EventBuilder event) {
        Optional<AuditAddress> address = AuditAddress.of(audited).filter(AuditAddress::isLocal);
        if (address.isEmpty() || address.get().path().isEmpty() || !audited.hasSucceeded()) {
            return false;
        }
        event.set("eventId", op.equals("create") ? 17 : 18)
                .set("op", op)
                .set("kind", "unix")
                .set("pipe", address.get().path());
        return true;
    }

    private static boolean module(AuditEvent audited, EventBuilder event) {
        String name = audited.field("KERN_MODULE", "name");
        if (name == null || !audited.hasSucceeded()) {
            return false;
        }
        event.set("eventId", 6).set("module", name);
        return true;
    }

    /** Questions to a process that is traced already are no access of their own. */
    private boolean access(AuditEvent audited, EventBuilder event) {
        OptionalLong request = audited.argument(0);
        boolean tracing = call.equals("ptrace");
        if (!audited.hasSucceeded()
                || request.isEmpty()
                || (tracing && request.getAsLong() != PTRACE_ATTACH && request.getAsLong() != PTRACE_SEIZE)) {
            return false;
        }
        OptionalLong target = tracing ? audited.argument(1) : request;
        event.set("eventId", 10).set("op", tracing ? "ptrace" : call.endsWith("readv") ? "vmread" : "vmwrite");
        target.ifPresent(pid -> event.set("targetPid", pid));
        return true;
    }
}
