package dev.ringside.driver.linux;

import dev.ringside.driver.btf.BtfException;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;

/** Says in plain words why the kernel refuses, and what helps. */
public final class Diagnosis {
    private static final String AS_ROOT = "run it as root, for instance with sudo";
    private static final String WITH_CAPABILITIES =
            "or stay who you are and take just the two along: sudo setpriv --reuid=$(id -u) --regid=$(id -g) --init-groups"
                    + " --inh-caps=+bpf,+perfmon --ambient-caps=+bpf,+perfmon ./ringside";
    private static final String CONTAINER =
            "in a container, start it with --privileged, or with --cap-add BPF --cap-add PERFMON and a seccomp profile that lets bpf(2) through";
    static final String NEEDS_BTF =
            "use a kernel built with CONFIG_DEBUG_INFO_BTF=y (those of the big distributions since 2021 are), and see that /sys is mounted";
    private static final String WITH_LOOPS = "use a kernel of 5.17 or newer";
    private static final String NEWER_KERNEL = "use a kernel of 5.8 or newer";

    private final Environment environment;

    public Diagnosis(Environment environment) {
        this.environment = environment;
    }

    /** Why there is no type information. */
    public Diagnostic of(BtfException exception) {
        return environment.typeInformation()
                ? diagnostic("the kernel's type information is unusable: " + exception.getMessage(), NEEDS_BTF)
                : diagnostic("this kernel (" + environment.release() + ") shows no type information (BTF)", NEEDS_BTF);
    }

    /** Why the kernel refused a map, a program or a hook. */
    public Diagnostic of(BpfException exception) {
        if (exception.verifierLog().contains("unknown func bpf_loop")
                || exception.verifierLog().contains("invalid func unknown")) {
            return diagnostic("this kernel (" + environment.release() + ") is too old: it has no bpf_loop", WITH_LOOPS);
        }
        if (exception.is(Errno.ENOSYS)) {
            return environment.seccomp()
                    ? diagnostic("bpf(2) is filtered out for this process", CONTAINER)
                    : diagnostic("this kernel has no bpf(2)", NEWER_KERNEL);
        }
        if (exception.is(Errno.EPERM)
                || (exception.is(Errno.EACCES) && exception.verifierLog().isEmpty())) {
            return refused(exception);
        }
        return exception.is(Errno.ENOMEM)
                ? diagnostic("the kernel has no memory left for " + exception.operation(), "free some, and try again")
                : diagnostic(
                        "the kernel refused: " + exception.summary(), "ringside doctor says what this kernel can do");
    }

    /** Why native code is out of reach: JNA's library does not load, or nobody taught Ringside this kind of machine. */
    public Diagnostic of(LinkageError error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return diagnostic(
                "native code is out of reach: " + root.getMessage(),
                "see that " + System.getProperty("java.io.tmpdir")
                        + " may hold programs (is it mounted noexec?), or give"
                        + " the JVM another place: -Djna.tmpdir=DIRECTORY");
    }

    private Diagnostic refused(BpfException exception) {
        if (environment.userNamespace()) {
            return diagnostic(
                    "live events need CAP_BPF and CAP_PERFMON on the machine, and this process has its privileges only"
                            + " inside a user namespace, as in a rootless container",
                    "run it outside, as root",
                    CONTAINER);
        }
        if (!environment.mayTrace()) {
            return diagnostic(
                    "live events need CAP_BPF and CAP_PERFMON, or root, and this process has " + held(),
                    AS_ROOT,
                    WITH_CAPABILITIES);
        }
        if (environment.seccomp()) {
            return diagnostic("bpf(2) is filtered out for this process", CONTAINER);
        }
        if (environment.lockdown().equals("confidentiality")) {
            return diagnostic(
                    "the kernel is locked down for confidentiality, so programs may not read its memory",
                    "boot with lockdown=integrity, or without lockdown");
        }
        // Before 5.11 maps counted against RLIMIT_MEMLOCK and said EPERM when it was reached.
        return environment.isAtLeast(5, 11)
                ? diagnostic(
                        "the kernel refused: " + exception.summary(),
                        "ask who administers this machine's security modules")
                : diagnostic("the limit of locked memory is too low for this kernel", "ulimit -l unlimited");
    }

    private String held() {
        if (environment.has(Capability.CAP_BPF)) {
            return "only CAP_BPF";
        }
        return environment.has(Capability.CAP_PERFMON) ? "only CAP_PERFMON" : "neither";
    }

    private static Diagnostic diagnostic(String message, String... hints) {
        return Diagnostic.of(Code.FEED, message, hints);
    }
}
