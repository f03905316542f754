package dev.ringside.driver.windows.host;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class NeedsCCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return ConditionEvaluationResult.disabled("builds the driver's core for Linux");
        }
        return Compiler.find()
                .map(compiler -> ConditionEvaluationResult.enabled(compiler + " is there"))
                .orElseGet(() -> ConditionEvaluationResult.disabled("needs gcc or clang: apt-get install gcc"));
    }
}
