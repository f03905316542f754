package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microsoft's plain LZ77. */
final class XpressTest {
    /** The examples of [MS-XCA] 3.1. */
    @ParameterizedTest
    @CsvSource({
        "3f0000006162636465666768696a6b6c6d6e6f707172737475767778797a, abcdefghijklmnopqrstuvwxyz",
        "ffffff1f61626317000fff2601, abc*100",
    })
    void theExamplesOfTheSpecificationAreRead(String hex, String expected) {
        String text = expected.endsWith("*100") ? expected.substring(0, 3).repeat(100) : expected;

        assertThat(decompress(HexFormat.of().parseHex(hex), 1000)).isEqualTo(text);
    }

    @Test
    void noMoreIsWrittenThanThereIsRoomFor() {
        assertThat(decompress(HexFormat.of().parseHex("ffffff1f61626317000fff2601"), 10))
                .isEqualTo("abcabcabca");
    }

    @Test
    void nonsenseEnds() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            assertThat(Xpress.decompress(ByteBuffer.wrap(bytes), 5000)).hasSizeLessThanOrEqualTo(5000);
        }
    }

    private static String decompress(byte[] bytes, int size) {
        return new String(Xpress.decompress(ByteBuffer.wrap(bytes), size), StandardCharsets.US_ASCII);
    }
}
