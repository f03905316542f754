package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Replaces the filters of two queries at once, twenty times a second, each by another that means the same. */
final class Swapping implements AutoCloseable {
    private static final long PAUSE_MILLIS = 50;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger swaps = new AtomicInteger();
    private final Future<?> running;

    Swapping(LiveQuery one, List<String> filters, LiveQuery other, List<String> othersFilters) {
        running = timer.scheduleAtFixedRate(
                () -> {
                    int number = swaps.incrementAndGet();
                    one.replace(filters.get(number % filters.size()));
                    other.replace(othersFilters.get(number % othersFilters.size()));
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Ends it; it must have gone well until now. */
    void end() {
        assertThat(running.isDone()).as("a replacement failed").isFalse();
        assertThat(swaps).hasValueGreaterThan(10);
        close();
    }

    @Override
    public void close() {
        timer.close();
    }
}
