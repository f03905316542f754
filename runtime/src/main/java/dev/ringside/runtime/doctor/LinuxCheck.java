package dev.ringside.runtime.doctor;

import dev.ringside.driver.linux.Environment;
import dev.ringside.driver.linux.KernelFeatures;
import java.util.List;

/** What the kernel of this Linux machine lets this process watch. */
final class LinuxCheck implements Check {
    @Override
    public List<Finding> run() {
        return new KernelFeatures(Environment.read())
                .probe().stream().map(LinuxCheck::finding).toList();
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
