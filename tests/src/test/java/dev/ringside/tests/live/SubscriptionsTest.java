package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Subscriptions that come and go leave nothing behind. */
@NeedsKernel
class SubscriptionsTest {
    private static final int WARM_UP = 20;
    private static final int CYCLES = 1000;

    @Test
    @Tag("slow")
    void aThousandSubscriptionsLeaveNoPrograms() {
        SortedSet<String> before = KernelObjects.held();
        try (LinuxFeed feed = new LinuxFeed()) {
            cycle(feed, WARM_UP);
            int objects = KernelObjects.held().size();
            int descriptors = descriptors();

            cycle(feed, CYCLES);

            assertThat(KernelObjects.held()).hasSizeLessThanOrEqualTo(objects);
            assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
        }
        assertThat(KernelObjects.held()).isEqualTo(before);
    }

    /** Other predicates each time, on two streams. */
    private static void cycle(LinuxFeed feed, int times) {
        for (int i = 0; i < times; i++) {
            try (LiveQuery opens =
                            new LiveQuery(feed, "files.where(op == \"open\" && path == \"/no/such/" + i + "\")");
                    LiveQuery starts = new LiveQuery(feed, "procs.where(name == \"no-such-" + i + "\")")) {
                assertThat(opens.isExact()).isTrue();
                assertThat(starts.isExact()).isTrue();
            }
        }
    }

    private static int descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
