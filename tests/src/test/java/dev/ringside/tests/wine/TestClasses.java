package dev.ringside.tests.wine;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests on Windows: {@code TestClasses CLASS…}. Prints those that fail, and how many there were. */
final class TestClasses {
    private static final int MOST_LINES = 10;

    private TestClasses() {}

    public static void main(String[] classes) {
        SummaryGeneratingListener summaries = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Arrays.stream(classes)
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .build(),
                        summaries);
        TestExecutionSummary summary = summaries.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), MOST_LINES);
        System.out.printf("%d passed, %d failed%n", summary.getTestsSucceededCount(), summary.getTotalFailureCount());
        // Threads of tests that have failed must not keep it from ending.
        System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
    }
}
