package dev.ringside.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0",
        "250ms, 250000000",
        "1.5s, 1500000000",
        "1m30s, 90000000000",
        "2h, 7200000000000",
        "1d1ns, 86400000000001",
        "3us, 3000",
        "106751d, 9223286400000000000",
    })
    void durationsAreRead(String text, long nanos) {
        assertThat(Durations.parse(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "-1s", "1 s", "1x", "1s ", "1.s", "1,5s", "106752d", "999999999999d", "٣s"})
    void otherTextIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ns",
        "999, 999ns",
        "1000, 1us",
        "1500, 1.5us",
        "12345678, 12.345ms",
        "1000000000, 1s",
        "1500000000, 1.5s",
        "59999999999, 59.999s",
        "90000000000, 1m30s",
        "3600000000000, 1h0m",
        "90061000000000, 1d1h",
        "-1500, -1.5us",
        "-9223372036854775808, -106751d23h",
    })
    void durationsAreWrittenRoundedToWhatMatters(long nanos, String text) {
        assertThat(Durations.text(nanos)).isEqualTo(text);
    }
}
