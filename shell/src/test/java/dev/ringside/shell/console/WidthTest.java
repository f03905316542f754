package dev.ringside.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WidthTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "漢字, 4", "é, 1", "'e\u0301', 1", "🐚, 2"})
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdef, 5, abcd…",
        "abcdef, 1, …",
        "abcdef, 0, ''",
        "漢字漢字, 8, 漢字漢字",
        "漢字漢字, 7, 漢字漢…",
        "漢字漢字, 6, 漢字…",
        "漢字漢字, 2, …",
    })
    void whatIsCutTakesNoMoreThanItsColumnsAndSaysSo(String text, int columns, String cut) {
        StringBuilder out = new StringBuilder();

        assertThat(Width.appendCut(out, text, columns)).isEqualTo(Width.of(cut)).isLessThanOrEqualTo(columns);
        assertThat(out).hasToString(cut);
    }

    @Test
    void blanksPad() {
        StringBuilder out = new StringBuilder("x");
        Width.pad(out, 3);
        assertThat(out).hasToString("x   ");
    }
}
