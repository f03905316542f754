package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.Errno;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;

/** Says in one sentence why the kernel cannot be asked, and what to do about it. */
final class Refusal {
    private Refusal() {}

    static RingsideException explained(Throwable cause) {
        RingsideException explained = new RingsideException(diagnostic(cause));
        explained.initCause(cause);
        return explained;
    }

    private static Diagnostic diagnostic(Throwable cause) {
        if (cause instanceof BpfException refusal && (refusal.is(Errno.EPERM) || isDenied(refusal))) {
            return feed(
                    "watching this machine needs root, or the capabilities CAP_BPF and CAP_PERFMON",
                    "run it with sudo, or ask what is missing with `ringside doctor`");
        }
        if (cause instanceof BpfException refusal && refusal.verifierLog().contains("unknown func")) {
            return feed(
                    "this kernel is too old: its BPF has not all that Ringside's programs call",
                    "use Linux 5.17 or newer");
        }
        if (cause instanceof BpfException refusal && refusal.is(Errno.ENOSYS)) {
            return feed(
                    "this kernel was built without bpf(2)",
                    "use a kernel with CONFIG_BPF_SYSCALL=y, as distributions ship it");
        }
        if (cause instanceof BtfException) {
            return feed(
                    cause.getMessage() + ", so Ringside cannot tell how its structures lie",
                    "use a kernel with CONFIG_DEBUG_INFO_BTF=y, as distributions ship it since Linux 5.8");
        }
        if (cause instanceof LinkageError) {
            return feed(
                    "the native library that system calls go through cannot be loaded: " + cause.getMessage(),
                    "make the directory for temporary files one that programs can be run from, or set -Djna.tmpdir to one");
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return feed(
                "the kernel refused: " + message.lines().findFirst().orElse(""),
                "ask what works on this machine with `ringside doctor`");
    }

    /** EACCES without a word of the verifier is a security module's or a missing capability's. */
    private static boolean isDenied(BpfException refusal) {
        return refusal.is(Errno.EACCES) && refusal.verifierLog().isEmpty();
    }

    private static Diagnostic feed(String message, String hint) {
        return Diagnostic.of(Code.FEED, message, hint);
    }
}
