package dev.ringside.runtime.doctor;

import dev.ringside.driver.btf.Btf;
import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.KernelFeatures;
import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.KernelLayout;
import dev.ringside.driver.linux.trace.Levels;
import dev.ringside.driver.linux.trace.Levels.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the kernel of this Linux machine lets this process watch. */
final class LinuxCheck implements Check {
    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        Environment environment = Environment.read();
        new KernelFeatures(environment).probe().forEach(finding -> findings.add(finding(finding)));
        try {
            Btf btf = Btf.kernel();
            boolean worked = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.FAILURE);
            findings.addAll(hooks(btf, worked ? Levels.tried(btf) : Levels.untried(btf)));
        } catch (BtfException e) {
            // The kernel's type information has been found missing already, with its remedy.
            return findings;
        }
        return findings;
    }

    /** Which hooks serve which stream, and why no better ones. */
    private static List<Finding> hooks(Btf btf, Levels levels) {
        List<Finding> findings = new ArrayList<>();
        for (Hook hook : Hook.values()) {
            findings.add(hook(hook, btf, levels));
        }
        return findings;
    }

    private static Finding hook(Hook hook, Btf btf, Levels levels) {
        String subject = "stream " + hook.stream();
        List<Place> missing = levels.missing(hook);
        String places = places(levels.places(hook));
        if (hook == Hook.MODULES && btf.tracepointId("module_load").isEmpty()) {
            return Finding.warning(
                    subject,
                    "this kernel is built without modules that can be loaded",
                    "there is nothing to see; kernels built with CONFIG_MODULES=y have them");
        }
        if (!missing.stream().allMatch(Place::isOptional)) {
            return Finding.failure(subject, "this kernel has no " + places(missing), "use a kernel of 5.17 or newer");
        }
        if (missing.stream().anyMatch(place -> place.kind() == Levels.Kind.TRACEPOINT)) {
            return Finding.warning(
                    subject,
                    places + "; without " + places(missing)
                            + ", what is done through io_uring is not told, or has no path",
                    "use a kernel of 6.3 or newer");
        }
        if (hook == Hook.EXIT && !KernelLayout.of(btf).exitTellsGroupDead()) {
            return Finding.warning(
                    subject,
                    places
                            + ", which on this kernel comes after a process has given up its memory: cmdline is missing, and"
                            + " name and image are remembered at its start",
                    "use a kernel of 6.16 or newer");
        }
        return levels.isLimited(hook) && levels.refusal().isPresent()
                ? Finding.warning(
                        subject,
                        places + "; the kernel lets no programs on its functions ("
                                + levels.refusal().orElseThrow()
                                + "), so the paths of calls that only name a file are what was typed, and user mode follows their links",
                        "kernels of distributions do (CONFIG_FUNCTION_TRACER=y and CONFIG_SECURITY_PATH=y), unless something forbids it")
                : Finding.good(subject, places);
    }

    private static String places(List<Place> places) {
        return Stream.of(Levels.Kind.values())
                .map(kind -> places.stream()
                        .filter(place -> place.kind() == kind)
                        .map(Place::name)
                        .sorted()
                        .collect(Collectors.joining(", ", label(kind) + " ", "")))
                .filter(part -> !part.endsWith(" "))
                .collect(Collectors.joining("; "));
    }

    private static String label(Levels.Kind kind) {
        return switch (kind) {
            case TRACEPOINT -> "typed tracepoint";
            case FUNCTION_BEGIN -> "fentry";
            case FUNCTION_END -> "fexit";
        };
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
