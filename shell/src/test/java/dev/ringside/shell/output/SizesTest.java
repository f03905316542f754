package dev.ringside.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "64k, 65536", "256M, 268435456", "2g, 2147483648", "1T, 1099511627776"})
    void sizesAreRead(String text, long bytes) {
        assertThat(Sizes.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "-1", "1.5M", "1 M", "1MB", "1x", "999999999999T", "٣"})
    void otherTextIsNoSize(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1023, 1023 bytes",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "1048576, 1.0 MiB",
        "3650722202, 3.4 GiB",
        "9223372036854775807, 8.0 EiB"
    })
    void sizesAreWrittenRounded(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }
}
