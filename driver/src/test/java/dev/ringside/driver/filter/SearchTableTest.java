package dev.ringside.driver.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.filter.Literal.Folding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SearchTableTest {
    private static final Folding EXACT = new Folding(false, false);
    private static final Folding IGNORE_CASE = new Folding(true, false);

    @Test
    void findsExactlyTheTextsInWhichOneOfTheLiteralsOccurs() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean ignoreCase = random.nextBoolean();
            List<String> literals = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                literals.add(text(random, 1 + random.nextInt(5)));
            }
            List<SearchTable> tables = SearchTable.of(
                    literals.stream().map(text -> literal(text, ignoreCase)).toList());
            for (int i = 0; i < 50; i++) {
                String text = text(random, random.nextInt(20));
                assertThat(tables.stream().anyMatch(table -> table.findsIn(bytes(text))))
                        .as("seed %d: %s in %s", seed, literals, text)
                        .isEqualTo(literals.stream().anyMatch(literal -> occurs(literal, text, ignoreCase)));
            }
        }
    }

    @Test
    void whatHasNoRoomInOneTableGoesIntoSeveral() {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            literals.add(("%03d".formatted(i) + "x".repeat(20)).repeat(1 + i % 3));
        }
        List<SearchTable> tables = SearchTable.of(
                literals.stream().map(text -> literal(text, false)).toList());

        assertThat(tables).hasSizeGreaterThan(5).allSatisfy(table -> {
            assertThat(table.accept()).isLessThan(SearchTable.MOST_STATES);
            assertThat(table.transitions()).hasSize((table.accept() + 1) * 256);
        });
        for (String literal : literals) {
            assertThat(tables).anyMatch(table -> table.findsIn(bytes("a " + literal + " b")));
        }
        assertThat(tables).noneMatch(table -> table.findsIn(bytes("000" + "x".repeat(19))));
    }

    @Test
    void theLongestLiteralThereCanBeIsFound() {
        String literal = "y".repeat(SearchTable.LONGEST - 1) + "z";
        List<SearchTable> tables = SearchTable.of(List.of(literal(literal, false), literal("q", false)));

        assertThat(tables).anyMatch(table -> table.findsIn(bytes("yyy" + literal)));
        assertThat(tables).noneMatch(table -> table.findsIn(bytes(literal.substring(1))));
    }

    private static String text(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aAbB".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static boolean occurs(String literal, String text, boolean ignoreCase) {
        return ignoreCase
                ? text.toLowerCase(Locale.ROOT).contains(literal.toLowerCase(Locale.ROOT))
                : text.contains(literal);
    }

    private static Literal literal(String text, boolean ignoreCase) {
        return new Literal(bytes(text), ignoreCase ? IGNORE_CASE : EXACT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
