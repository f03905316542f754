package dev.ringside.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.expr.Predicate.TextComparison;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LowerCaseTest {

    @Test
    void only_two_characters_beyond_ascii_lower_to_ascii_letters() {
        List<String> lowered = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .mapToObj(point -> Character.toString(point).toLowerCase(Locale.ROOT))
                .filter(text -> text.chars().anyMatch(unit -> unit < 0x80))
                .toList();

        assertThat(lowered).containsExactly("i\u0307", "k");
    }

    @Test
    void no_lowered_text_has_ascii_capitals() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(point -> Character.toString(point).toLowerCase(Locale.ROOT)))
                .noneMatch(LowerCase::isImpossible);
    }

    @Test
    void tells_when_only_case_is_lost() {
        assertThat(LowerCase.isFoldOnly(TextComparison.CONTAINS, "-enc")).isTrue();
        assertThat(LowerCase.isFoldOnly(TextComparison.CONTAINS, "task")).isFalse();
        assertThat(LowerCase.isFoldOnly(TextComparison.CONTAINS, "wmi")).isFalse();
        assertThat(LowerCase.isFoldOnly(TextComparison.ENDS_WITH, "wmi")).isTrue();
        assertThat(LowerCase.isFoldOnly(TextComparison.EQUAL, "wmi")).isTrue();
        assertThat(LowerCase.isFoldOnly(TextComparison.EQUAL, "\u00E9")).isFalse();
    }

    @Test
    void finds_the_parts_that_come_from_themselves() {
        assertThat(LowerCase.ownParts("mimikatz")).containsExactly("mim", "atz");
        assertThat(LowerCase.ownParts("a\u00E9bc")).containsExactly("a", "bc");
        assertThat(LowerCase.ownParts("wmi")).containsExactly("wm");
    }
}
