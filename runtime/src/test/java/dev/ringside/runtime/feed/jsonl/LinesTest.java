package dev.ringside.runtime.feed.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinesTest {
    private static final int LIMIT = 8;

    @Test
    void linesEndWithALineFeedOrBothOrTheEnd() throws IOException {
        assertThat(lines("one\ntwo\r\n\nfour")).containsExactly("1 one", "2 two", "3 ", "4 four");
        assertThat(lines("one\n")).containsExactly("1 one");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void aLineAsLongAsTheLimitIsGivenAndALongerOneIsPassedOver() throws IOException {
        assertThat(lines("12345678\n123456789\nafter")).containsExactly("1 12345678", "2 too long", "3 after");
        assertThat(lines("x".repeat(1000) + "\nafter\n")).containsExactly("1 too long", "2 after");
        assertThat(lines("x".repeat(9))).containsExactly("1 too long");
    }

    @Test
    void howTheBytesArriveMakesNoDifference() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int line = 1; line <= 5; line++) {
                String content = "x".repeat(random.nextInt(3 * LIMIT));
                text.append(content).append('\n');
                expected.add(line + " " + (content.length() > LIMIT ? "too long" : content));
            }
            InputStream bytes = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));

            assertThat(lines(new Trickle(bytes, random))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static List<String> lines(String text) throws IOException {
        return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> lines(InputStream in) throws IOException {
        List<String> found = new ArrayList<>();
        try (Lines lines = new Lines(in, LIMIT, () -> {})) {
            while (lines.advance()) {
                String text = new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.US_ASCII);
                found.add(lines.number() + " " + (lines.tooLong() ? "too long" : text));
            }
        }
        return found;
    }

    /** Gives out a few bytes at a time. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final Random random;

        Trickle(InputStream in, Random random) {
            this.in = in;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, Math.min(length, 1 + random.nextInt(5)));
        }
    }
}
