package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.Progress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How far recordings have been read, in words. */
final class ReadingProgressTest {
    @Test
    void itTellsHowMuchThereIsAndHowLongThatWillTake() {
        assertThat(text(new Progress(250_000_000, OptionalLong.of(1_000_000_000), 812_345), 4))
                .isEqualTo("250.0 MB of 1.0 GB (25 %), 812345 events, 3 matched, 12s left");
        assertThat(text(new Progress(999_999_999, OptionalLong.of(1_000_000_000), 9), 90))
                .isEqualTo("1000.0 MB of 1.0 GB (99 %), 9 events, 3 matched, 1s left");
    }

    @Test
    void itDoesNotGuess() {
        assertThat(text(new Progress(123, OptionalLong.empty(), 2), 4))
                .isEqualTo("123 bytes read, 2 events, 3 matched");
        assertThat(text(new Progress(0, OptionalLong.of(5_000), 0), 4))
                .isEqualTo("0 bytes of 5.0 kB (0 %), 0 events, 3 matched");
        // A file that grows.
        assertThat(text(new Progress(6_000, OptionalLong.of(5_000), 7), 4))
                .isEqualTo("6.0 kB of 5.0 kB (100 %), 7 events, 3 matched");
    }

    private static String text(Progress progress, long seconds) {
        return ReadingProgress.text(progress, "3 matched", TimeUnit.SECONDS.toNanos(seconds));
    }
}
