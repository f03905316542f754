package dev.ringside.dsl.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "FE80:0:0::0001, fe80::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "::ffff:1.2.3.4, 1.2.3.4"
    })
    void addressesAreReadAndWritten(String text, String written) {
        assertThat(IpAddress.parse(text)).hasToString("Optional[" + written + "]");
    }

    /** Some of these would be names to look up, which must not happen: it would ask the network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "abc.de",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4.5",
                "01.2.3.4",
                "16909060",
                "1:2",
                "1::2::3",
                ":",
                "12345::",
                "::1%lo",
                "1.2.3.4:80"
            })
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
