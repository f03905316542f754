package dev.ringside.driver.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel's files say about what this process may do.
 *
 * @param release the kernel's, such as {@code 6.1.0-18-amd64}; empty if unknown
 * @param capabilities the effective set, a bit each; of no use to BPF inside a user namespace
 * @param userNamespace whether this process is in one of its own, as in a rootless container
 * @param typeInformation whether the kernel shows its BTF
 * @param seccomp whether a system call filter is on this process, as in most containers
 * @param lockdown {@code none}, {@code integrity} or {@code confidentiality}
 * @param justInTime whether programs are compiled, as far as is known
 */
public record Environment(
        String release,
        long capabilities,
        boolean userNamespace,
        boolean typeInformation,
        boolean seccomp,
        String lockdown,
        Optional<Boolean> justInTime) {
    private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s*([0-9a-fA-F]{1,16})\\s*$");
    private static final Pattern SECCOMP = Pattern.compile("(?m)^Seccomp:\\s*([0-9]+)\\s*$");
    private static final Pattern LOCKDOWN = Pattern.compile("\\[(\\w+)]");
    private static final Pattern RELEASE = Pattern.compile("^(\\d{1,4})\\.(\\d{1,4})");

    private static final String FILTERED = "2";

    /** This process's. */
    public static Environment read() {
        return read(Path.of("/"));
    }

    static Environment read(Path root) {
        String status = text(root.resolve("proc/self/status"));
        return new Environment(
                text(root.resolve("proc/sys/kernel/osrelease")),
                first(CAPABILITIES, status)
                        .map(hex -> Long.parseUnsignedLong(hex, 16))
                        .orElse(0L),
                isUserNamespace(text(root.resolve("proc/self/uid_map"))),
                Files.isReadable(root.resolve("sys/kernel/btf/vmlinux")),
                first(SECCOMP, status).filter(FILTERED::equals).isPresent(),
                first(LOCKDOWN, text(root.resolve("sys/kernel/security/lockdown")))
                        .orElse("none"),
                Optional.of(text(root.resolve("proc/sys/net/core/bpf_jit_enable")))
                        .filter(value -> !value.isEmpty())
                        .map(value -> !value.equals("0")));
    }

    public boolean has(Capability capability) {
        return capability.isIn(capabilities);
    }

    /** Whether the capabilities suffice to load tracing programs. */
    public boolean mayTrace() {
        return !userNamespace
                && (has(Capability.CAP_SYS_ADMIN) || (has(Capability.CAP_BPF) && has(Capability.CAP_PERFMON)));
    }

    /** Whether the kernel is of that version or newer; unknown counts as newer, the kernel itself will say. */
    public boolean isAtLeast(int major, int minor) {
        Matcher matcher = RELEASE.matcher(release);
        if (!matcher.find()) {
            return true;
        }
        int theirs = Integer.parseInt(matcher.group(1));
        return theirs > major || (theirs == major && Integer.parseInt(matcher.group(2)) >= minor);
    }

    /** Outside of all user namespaces all ids are mapped to themselves. */
    private static boolean isUserNamespace(String map) {
        return !map.isEmpty() && !map.replaceAll("\\s+", " ").equals("0 0 4294967295");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** A file's text, or none: what cannot be read is unknown, and being told so is what callers want. */
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
