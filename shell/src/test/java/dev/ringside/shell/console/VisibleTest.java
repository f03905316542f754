package dev.ringside.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibleTest {
    @ParameterizedTest
    @CsvSource({
        "'plain text', 'plain text'",
        "'naïve 漢字 🐚', 'naïve 漢字 🐚'",
        "'a\\b', 'a\\b'",
    })
    void whatPrintsStaysAsItIs(String text, String visible) {
        assertThat(Visible.of(text)).isEqualTo(visible);
    }

    @Test
    void whatDoesNotPrintIsSpelledOut() {
        assertThat(Visible.of("\u001b[31m\r\n\t\u0000\u007f")).isEqualTo("\\x1b[31m\\r\\n\\t\\x00\\x7f");
        assertThat(Visible.of("C1 \u009b")).isEqualTo("C1 \\u009b");
        assertThat(Visible.of("bidi \u202e isolate \u2066")).isEqualTo("bidi \\u202e isolate \\u2066");
        assertThat(Visible.of("separators \u2028\u2029")).isEqualTo("separators \\u2028\\u2029");
        assertThat(Visible.of("nothing \u200b\ufeff")).isEqualTo("nothing \\u200b\\ufeff");
        assertThat(Visible.of("tag " + Character.toString(0xE0041))).isEqualTo("tag \\u{e0041}");
    }

    @Test
    void loneSurrogatesAreTheBytesTheyStandFor() {
        assertThat(Visible.of("\udc80\udcff")).isEqualTo("\\x80\\xff");
        assertThat(Visible.of("\ud800 \udc00")).isEqualTo("\\ud800 \\udc00");
    }

    @Test
    void nothingThatDrivesATerminalEverComesOut() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }

            assertThat(Visible.of(text.toString()).codePoints())
                    .as("seed %d", seed)
                    .noneMatch(Character::isISOControl)
                    .noneMatch(point -> switch (Character.getType(point)) {
                        case Character.FORMAT,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        default -> false;
                    });
        }
    }
}
