package dev.ringside.tests.wine;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class NeedsWineCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Wine.isInstalled()) {
            return ConditionEvaluationResult.disabled("needs Wine: apt-get install wine64");
        }
        if (!Files.exists(WindowsJvm.archive())) {
            return ConditionEvaluationResult.disabled("needs a JVM for Windows: mvn dependency:get -Dtransitive=false"
                    + " -Dartifact=org.sonarsource.scanner.cli:sonar-scanner-cli:8.1.0.6389:zip:windows-x64");
        }
        return DriverFile.forTests().isPresent()
                ? ConditionEvaluationResult.enabled("Wine, a JVM for Windows and the driver are there")
                : ConditionEvaluationResult.disabled(
                        "needs the Windows driver, which is built where gcc-mingw-w64-x86-64 and make are installed");
    }
}
