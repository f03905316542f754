package dev.ringside.tests.vm;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs tests outside of the build: {@code LiveTests CLASS…}, or {@code CLASS#method}. Exit status 0 if some have passed and none has failed or was skipped; one that finds
 * that this kernel has not what it is about has neither.
 */
final class LiveTests {
    private LiveTests() {}

    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments).map(LiveTests::selector).toList())
                .build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener summaries = new SummaryGeneratingListener();
        launcher.execute(request, summaries, new Progress());
        TestExecutionSummary summary = summaries.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 30);
        System.out.printf("%d of %d passed%n", summary.getTestsSucceededCount(), summary.getTestsFoundCount());
        boolean passed = summary.getTestsSucceededCount() > 0
                && summary.getTestsSucceededCount() + summary.getTestsAbortedCount() == summary.getTestsFoundCount();
        System.exit(passed ? 0 : 1);
    }

    private static DiscoverySelector selector(String name) {
        return name.contains("#") ? DiscoverySelectors.selectMethod(name) : DiscoverySelectors.selectClass(name);
    }

    /** Says what has ended, since on an emulated processor everything takes long. */
    private static final class Progress implements TestExecutionListener {
        private long began;

        @Override
        public void executionStarted(TestIdentifier test) {
            began = System.nanoTime();
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
                System.out.println(result.getStatus() + " " + test.getUniqueId() + " " + seconds + " s");
                result.getThrowable().ifPresent(System.out::println);
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("SKIPPED " + test.getUniqueId() + ": " + reason);
        }
    }
}
