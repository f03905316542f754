package dev.ringside.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimestampsTest {
    private static final DateTimeFormatter REFERENCE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void writesWhatTheJdkWritesAndReadsItBackForAnyTime() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Timestamps timestamps = new Timestamps();
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(40);
            String text = timestamps.text(nanos);

            assertThat(text)
                    .as("seed %d", seed)
                    .isEqualTo(REFERENCE.format(Instant.ofEpochSecond(
                            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))));
            assertThat(Timestamps.parse(text)).hasValue(nanos);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, 951_782_399_999_999_999L, 951_782_400_000_000_000L})
    void theEdgesReadBackToo(long nanos) {
        assertThat(Timestamps.parse(new Timestamps().text(nanos))).hasValue(nanos);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:01Z, 1000000000", "1970-01-01T01:00:00+01:00, 0", "1970-01-01T00:00:00.5Z, 500000000"
    })
    void otherFormsOfIsoAreRead(String text, long nanos) {
        assertThat(Timestamps.parse(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1970-01-01", "1677-09-21T00:12:43.145224191Z", "2262-04-11T23:47:16.854775808Z"})
    void whatIsNoTimeOrOutOfReachIsNothing(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }
}
