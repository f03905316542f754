package dev.ringside.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.plan.LiteralBytes.Casing;
import dev.ringside.dsl.plan.LiteralBytes.Part;
import dev.ringside.dsl.text.Fold;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiteralBytesTest {
    private static final List<String> UNITS = List.of(
            "a",
            "A",
            "k",
            "\u212A",
            "\u00E9",
            "\u00C9",
            "\uD83D\uDE00",
            "\uD800\uDC80",
            "\uDC80",
            "\uDCC3",
            "\uDCA9",
            "\uD83D");

    private final SplittableRandom random = new SplittableRandom(1);

    private String text(int longest) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            out.append(UNITS.get(random.nextInt(UNITS.size())));
        }
        return out.toString();
    }

    /** What a feed has: bytes, each as the character of that number, so that they can be searched like texts. */
    private static String bytes(String text) {
        return new String(RawText.encode(text), StandardCharsets.ISO_8859_1);
    }

    private static String asciiFolded(String bytes) {
        StringBuilder out = new StringBuilder();
        bytes.chars()
                .forEach(unit -> out.append(
                        unit < 0x80 ? Character.toString(unit).toLowerCase(Locale.ROOT) : Character.toString(unit)));
        return out.toString();
    }

    @Test
    void bytes_say_what_units_say_about_comparable_and_searchable_literals() {
        for (int i = 0; i < 200_000; i++) {
            byte[] given = RawText.encode(text(6));
            String value = RawText.decode(given, 0, given.length);
            String literal = text(3);
            LiteralBytes exact = new LiteralBytes(Os.LINUX, Casing.EXACT);
            if (exact.isComparable(literal)) {
                assertThat(bytes(value).equals(bytes(literal))).isEqualTo(value.equals(literal));
            }
            if (exact.isSearchable(literal)) {
                assertThat(bytes(value).contains(bytes(literal))).isEqualTo(value.contains(literal));
                assertThat(bytes(value).startsWith(bytes(literal))).isEqualTo(value.startsWith(literal));
                assertThat(bytes(value).endsWith(bytes(literal))).isEqualTo(value.endsWith(literal));
            }
            if (new LiteralBytes(Os.LINUX, Casing.ASCII).isSearchable(literal)) {
                assertThat(asciiFolded(bytes(value)).contains(asciiFolded(bytes(literal))))
                        .isEqualTo(Fold.indexOf(value, Fold.text(literal), 0) >= 0);
                assertThat(asciiFolded(bytes(value)).equals(asciiFolded(bytes(literal))))
                        .isEqualTo(Fold.equal(value, Fold.text(literal)));
            }
            for (Part part : exact.searchableParts(literal)) {
                assertThat(exact.isSearchable(literal.substring(part.from(), part.to())))
                        .isTrue();
            }
        }
    }

    @Test
    void a_byte_that_is_no_utf8_can_be_compared_but_not_searched_for() {
        LiteralBytes linux = new LiteralBytes(Os.LINUX, Casing.EXACT);

        assertThat(linux.isComparable("x\uDC80")).isTrue();
        assertThat(linux.isSearchable("x\uDC80")).isFalse();
        assertThat(linux.isComparable("\uDCC3\uDCA9")).as("bytes that are é").isFalse();
        assertThat(linux.isComparable("\uD83D")).isFalse();
        assertThat(new LiteralBytes(Os.WINDOWS, Casing.EXACT).isComparable("x\uDC80"))
                .isFalse();
    }

    @Test
    void a_letter_may_take_more_bytes_in_upper_case() {
        String literal = "\u0250\u0250";

        assertThat(new LiteralBytes(Os.WINDOWS, Casing.EXACT).size(literal)).isEqualTo(4);
        assertThat(new LiteralBytes(Os.WINDOWS, Casing.ALL).size(literal)).isEqualTo(6);
        assertThat(new LiteralBytes(Os.WINDOWS, Casing.ALL).start(literal, new Part(0, 2), 5))
                .isEqualTo(new Part(0, 1));
    }

    @Test
    void cuts_between_whole_characters() {
        String literal = "ab\u00E9\uD83D\uDE00c";
        Part all = new Part(0, literal.length());
        LiteralBytes exact = new LiteralBytes(Os.LINUX, Casing.EXACT);

        assertThat(exact.start(literal, all, 3)).isEqualTo(new Part(0, 2));
        assertThat(exact.start(literal, all, 4)).isEqualTo(new Part(0, 3));
        assertThat(exact.start(literal, all, 7)).isEqualTo(new Part(0, 3));
        assertThat(exact.start(literal, all, 100)).isEqualTo(all);
        assertThat(exact.end(literal, all, 4)).isEqualTo(new Part(5, 6));
        assertThat(exact.end(literal, all, 5)).isEqualTo(new Part(3, 6));
        assertThat(exact.start(literal, all, -1)).isEqualTo(new Part(0, 0));
    }
}
