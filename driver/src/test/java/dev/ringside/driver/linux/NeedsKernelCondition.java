package dev.ringside.driver.linux;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides from the kernel's files, so that a kernel that refuses for any other reason fails the test. */
final class NeedsKernelCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return ConditionEvaluationResult.disabled("loads BPF programs, so needs Linux");
        }
        Environment environment = Environment.read();
        if (!environment.mayTrace()) {
            return ConditionEvaluationResult.disabled("needs root, or CAP_BPF and CAP_PERFMON");
        }
        return environment.typeInformation()
                ? ConditionEvaluationResult.enabled("privileges and BTF are there")
                : ConditionEvaluationResult.disabled("needs a kernel with BTF");
    }
}
