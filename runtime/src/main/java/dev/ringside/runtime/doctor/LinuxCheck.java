package dev.ringside.runtime.doctor;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.KernelFeatures;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.KernelLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the kernel of this Linux machine lets this process watch. */
final class LinuxCheck implements Check {
    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        new KernelFeatures(Environment.read()).probe().forEach(finding -> findings.add(finding(finding)));
        try {
            findings.addAll(hooks(Btf.kernel()));
        } catch (BtfException e) {
            // The kernel's type information has been found missing already, with its remedy.
            return findings;
        }
        return findings;
    }

    /** Which hook serves which stream. Typed tracepoints are the only kind that all supported kernels let programs of this kind on. */
    private static List<Finding> hooks(Btf btf) {
        List<Finding> findings = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            String subject = "stream " + hook.stream();
            Set<String> missing = hook.tracepoints().stream()
                    .filter(name -> btf.tracepointId(name).isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            String place = "typed tracepoint "
                    + hook.tracepoints().stream()
                            .filter(name -> !missing.contains(name))
                            .collect(Collectors.joining(", "));
            if (hook == Hook.MODULES && btf.tracepointId("module_load").isEmpty()) {
                findings.add(Finding.warning(
                        subject,
                        "this kernel is built without modules that can be loaded",
                        "there is nothing to see; kernels built with CONFIG_MODULES=y have them"));
            } else if (!hook.optionalTracepoints().containsAll(missing)) {
                findings.add(Finding.failure(
                        subject,
                        "this kernel has no typed tracepoint " + String.join(", ", missing),
                        "use a kernel of 5.17 or newer"));
            } else if (!missing.isEmpty()) {
                findings.add(Finding.warning(
                        subject,
                        place + "; without " + String.join(", ", missing)
                                + ", what is done through io_uring is not told, or has no path",
                        "use a kernel of 6.3 or newer"));
            } else if (hook == Hook.EXIT && !KernelLayout.of(btf).exitTellsGroupDead()) {
                findings.add(Finding.warning(
                        subject,
                        place
                                + ", which on this kernel comes after a process has given up its memory: cmdline is missing, and"
                                + " name and image are remembered at its start",
                        "use a kernel of 6.16 or newer"));
            } else {
                findings.add(Finding.good(subject, place));
            }
        }
        return findings;
    }

    private static Finding finding(dev.ringside.driver.linux.Finding finding) {
        Finding.Severity severity = switch (finding.status()) {
            case OK -> Finding.Severity.GOOD;
            case LIMITED -> Finding.Severity.WARNING;
            case MISSING -> Finding.Severity.FAILURE;
        };
        return new Finding(severity, finding.name(), finding.detail(), finding.remedy());
    }
}
