package dev.ringside.tests.wine;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of a folder of classes, but for the slow ones: {@code Suite FOLDER}. Prints those that fail, and how many there were. */
final class Suite {
    private Suite() {}

    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[0]))))
                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"), TagFilter.excludeTags("slow"))
                .build();
        SummaryGeneratingListener summaries = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summaries);
        TestExecutionSummary summary = summaries.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 10);
        System.out.printf("%d passed, %d failed%n", summary.getTestsSucceededCount(), summary.getTotalFailureCount());
        // Threads of tests that have failed must not keep it from ending.
        System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
    }
}
