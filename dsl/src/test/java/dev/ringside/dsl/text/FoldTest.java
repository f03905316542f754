package dev.ringside.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {

    @ParameterizedTest
    @CsvSource({
        "abc, ABC, true",
        "Été, éTÉ, true",
        "σ, Σ, true",
        "ς, Σ, true",
        "straße, STRASSE, false",
        "\u212A, k, false",
        "\u017F, s, false",
        "\u0131, i, false",
        "\u0130, i, false",
        "\u0131, I, false",
        "ﬁ, FI, false",
        "a, b, false",
        "[, {, false",
    })
    void folds_what_windows_folds(String one, String other, boolean same) {
        assertThat(Fold.text(one).equals(Fold.text(other))).isEqualTo(same);
        assertThat(Fold.equal(one, Fold.text(other))).isEqualTo(same);
    }

    @Test
    void never_makes_ascii_of_what_is_not_nor_the_other_way_round() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE))
                .allMatch(unit -> (unit < 0x80) == (Fold.unit((char) (int) unit) < 0x80));
    }

    @Test
    void folding_twice_changes_nothing_for_ascii_and_finds_in_place() {
        assertThat(Fold.text("already FOLDED")).isEqualTo("ALREADY FOLDED");
        assertThat(Fold.indexOf("xxaBcABC", "ABC", 0)).isEqualTo(2);
        assertThat(Fold.indexOf("xxaBcABC", "ABC", 3)).isEqualTo(5);
        assertThat(Fold.indexOf("xxaBcAB", "ABC", 3)).isEqualTo(-1);
        assertThat(Fold.indexOf("x", "", 1)).isEqualTo(1);
        assertThat(Fold.startsWith("aBc", "AB")).isTrue();
        assertThat(Fold.endsWith("aBc", "BC")).isTrue();
        assertThat(Fold.endsWith("c", "BC")).isFalse();
    }
}
