package dev.ringside.runtime.feed.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PacingTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final Listeners listeners = new Listeners();

    /** Those for whom time passes, until they have been told so often what time it is. */
    private static final class Listeners implements Pacing.Clock {
        private final List<Long> ticks = new ArrayList<>();
        private int pauses;

        @Override
        public boolean isOver() {
            return ticks.size() == 3;
        }

        @Override
        public void pause() {
            pauses++;
        }

        @Override
        public void tick(long time) {
            ticks.add(time);
        }
    }

    @Test
    void whoWaitsForAnEventSeesTimePassUntilThenAndMayLeave() {
        Pacing pacing = new Pacing(new Speed(1), listeners);
        pacing.await(HOUR);
        assertThat(listeners.pauses).isZero();

        pacing.await(2 * HOUR);

        assertThat(listeners.pauses).isEqualTo(1);
        assertThat(listeners.ticks).hasSize(3).isSorted().allMatch(time -> time > HOUR && time < 2 * HOUR);
    }

    @Test
    void timePassesAtTheSpeedThatIsAskedFor() {
        Pacing pacing = new Pacing(new Speed(36_000), listeners);
        pacing.await(HOUR);
        long before = System.nanoTime();
        pacing.await(2 * HOUR);
        long waited = System.nanoTime() - before;

        // However late it was woken up, it was not too early: an hour is a tenth of a second.
        assertThat(waited).isGreaterThan(95_000_000L);
    }

    @Test
    void whatIsEarlierThanTheFirstComesAtOnce() {
        Pacing pacing = new Pacing(new Speed(0.001), listeners);
        pacing.await(2 * HOUR);
        pacing.await(HOUR);

        assertThat(listeners.ticks).isEmpty();
        assertThat(listeners.pauses).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1x, 1", "10x, 10", "0.5x, 0.5", "2, 2", "max, Infinity"})
    void speedsAreRead(String text, double factor) {
        assertThat(Speed.parse(text)).hasValue(new Speed(factor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0x", "-1x", "1 x", "1y", "Infinity", "1e9x"})
    void otherTextsAreNone(String text) {
        assertThat(Speed.parse(text)).isEmpty();
    }
}
