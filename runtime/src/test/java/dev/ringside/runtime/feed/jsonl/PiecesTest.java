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

final class PiecesTest {
    private static final int LIMIT = 8;

    @Test
    void linesEndWithALineFeedOrBothOrTheEnd() throws IOException {
        assertThat(pieces("one\ntwo\r\n\nfour")).containsExactly("1 one", "2 two", "4 four");
        assertThat(pieces("one\n")).containsExactly("1 one");
        assertThat(pieces("")).isEmpty();
    }

    @Test
    void aLineAsLongAsTheLimitIsGivenAndALongerOneIsPassedOver() throws IOException {
        assertThat(pieces("12345678\n123456789\nafter")).containsExactly("1 12345678", "2 too long", "3 after");
        assertThat(pieces("x".repeat(1000) + "\nafter\n")).containsExactly("1 too long", "2 after");
        assertThat(pieces("x".repeat(9))).containsExactly("1 too long");
        assertThat(pieces("{\n1,\n2,\n3,\n4}\nafter\n")).containsExactly("1 too long", "5 4}", "6 after");
    }

    @Test
    void objectsOfALineAndOfAnArrayAreEachByThemselves() throws IOException {
        assertThat(wide("{\"a\":1}{\"b\":2} {\"c\":3}")).containsExactly("1 {\"a\":1}", "1 {\"b\":2}", "1 {\"c\":3}");
        assertThat(wide("[{\"a\":[1,{}]},{\"b\":\"]}\\\"\"}]\n"))
                .containsExactly("1 {\"a\":[1,{}]}", "1 {\"b\":\"]}\\\"\"}");
        assertThat(wide("[\n{\"a\":1},\n{\"b\":2}\n]\n")).containsExactly("2 {\"a\":1}", "3 {\"b\":2}");
        assertThat(wide("{\"a\":1},\n{\"b\":2},\n")).containsExactly("1 {\"a\":1}", "2 {\"b\":2}");
    }

    @Test
    void anObjectMaySpanLines() throws IOException {
        String pretty = "{\n  \"a\": {\n    \"b\": [\n      1\n    ]\n  }\n}";
        assertThat(wide(pretty + "\n" + pretty + "\nend")).containsExactly("1 " + pretty, "8 " + pretty, "15 end");
        String flush = "{\n\"a\": [\n{\n\"b\": 1\n},\n{\n\"c\": 2\n}\n]\n}";
        assertThat(wide("[" + flush + ",\n" + flush + "]")).containsExactly("1 " + flush, "11 " + flush);
    }

    @Test
    void whatCannotBeAWholeObjectEndsWithItsLine() throws IOException {
        assertThat(wide("{\"a\":\n{\"b\":2}")).containsExactly("1 {\"a\":", "2 {\"b\":2}");
        assertThat(wide("{\"a\":\"x\n{\"b\":2}")).containsExactly("1 {\"a\":\"x", "2 {\"b\":2}");
        assertThat(wide("{\"a\":1,\n{\"b\":2}")).containsExactly("1 {\"a\":1,", "2 {\"b\":2}");
        assertThat(wide("{\"a\":{\n{\"b\":2}\n{\"c\"")).containsExactly("1 {\"a\":{", "2 {\"b\":2}", "3 {\"c\"");
        assertThat(wide("{\"a\":[1,\nnonsense\n{\"b\":2}")).containsExactly("1 {\"a\":[1,\nnonsense", "3 {\"b\":2}");
    }

    @Test
    void aLineMayBeginWithABracketThatIsNoArrayOfObjects() throws IOException {
        assertThat(wide("[ 12.5] text\n[{\"a\":1}]\n]\n, x"))
                .containsExactly("1 [ 12.5] text", "2 {\"a\":1}", "3 ]", "4 , x");
    }

    @Test
    void elementsOfXmlAreEachByThemselves() throws IOException {
        assertThat(wide("<?xml version='1.0'?><Events><Event a='1'>x</Event><Event>\ny\n</Event>\n</Events>\n"))
                .containsExactly("1 <Event a='1'>x</Event>", "1 <Event>\ny\n</Event>");
        assertThat(wide("<Event>cut\n<Event>y</Event>")).containsExactly("1 <Event>cut", "2 <Event>y</Event>");
        assertThat(wide("<13>Nov 26 host sysmon: <Event>y</Event>\n<Eventful>"))
                .containsExactly("1 <13>Nov 26 host sysmon: <Event>y</Event>", "2 <Eventful>");
    }

    @Test
    void anythingIsDividedWhereverItIsCut() throws IOException {
        String text = "[{\"a\":[1,{}]},\n{\n\"b\": \"ü€}\\\"\"\n}]\nplain ü€\n<Event>\ny</Event>{\"a\":\n{\"c\":3}{\"d\":4}";
        List<String> expected = wide(text);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            assertThat(pieces(new Trickle(bytes, random), 1 << 10))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void howTheBytesArriveMakesNoDifference() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int line = 1; line <= 5; line++) {
                String content = "x".repeat(1 + random.nextInt(3 * LIMIT));
                text.append(content).append('\n');
                expected.add(line + " " + (content.length() > LIMIT ? "too long" : content));
            }
            InputStream bytes = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));

            assertThat(pieces(new Trickle(bytes, random), LIMIT))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private static List<String> pieces(String text) throws IOException {
        return pieces(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), LIMIT);
    }

    private static List<String> wide(String text) throws IOException {
        return pieces(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1 << 10);
    }

    private static List<String> pieces(InputStream in, int limit) throws IOException {
        List<String> found = new ArrayList<>();
        try (Pieces pieces = new Pieces(in, limit, () -> {})) {
            while (pieces.advance()) {
                String text = new String(pieces.bytes(), pieces.start(), pieces.length(), StandardCharsets.UTF_8);
                found.add(pieces.number() + " " + (pieces.tooLong() ? "too long" : text));
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
