package dev.ringside.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
            abc ; abc ; true
            abc ; xabc ; false
            '' ; '' ; true
            '' ; a ; false
            * ; '' ; true
            * ; anything ; true
            a* ; a ; true
            a* ; ba ; false
            *a ; ba ; true
            *a* ; bab ; true
            *a* ; bb ; false
            a*a ; a ; false
            a*a ; aa ; true
            a*b*c ; aXbXbc ; true
            a*b*c ; acb ; false
            *ab*ba* ; aba ; false
            *ab*ba* ; abba ; true
            ? ; a ; true
            ? ; '' ; false
            a?c ; abc ; true
            a?c ; ac ; false
            *? ; '' ; false
            *?b*? ; xbbx ; true
            a**b ; ab ; true
            a\\*b ; a*b ; true
            a\\*b ; aXb ; false
            a\\?b ; a?b ; true
            a\\?b ; aXb ; false
            a\\\\*b ; a\\Xb ; true
            a\\\\*b ; aXb ; false
            a\\\\\\*b ; a\\*b ; true
            C:\\dir\\x ; C:\\dir\\x ; true
            \\\\srv\\x ; \\\\srv\\x ; true
            *\\ ; a\\ ; true
            """)
    void covers_the_whole_text(String pattern, String text, boolean matches) {
        assertThat(Wildcards.parse(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void ignores_case_if_both_are_folded() {
        assertThat(Wildcards.parse("*\\win?ord*").fold().matchesFolded("C:\\WINWORD.exe"))
                .isTrue();
        assertThat(Wildcards.parse("k*").fold().matchesFolded("\u212Aill")).isFalse();
    }

    @Test
    void a_question_mark_is_one_unit() {
        assertThat(Wildcards.parse("?").matches("\uD83D\uDE00")).isFalse();
        assertThat(Wildcards.parse("??").matches("\uD83D\uDE00")).isTrue();
    }

    @Test
    void takes_time_in_proportion_on_texts_made_to_hurt() {
        Wildcards pattern = Wildcards.parse("*a".repeat(50) + "*b?");

        Assertions.assertTimeout(
                Duration.ofMinutes(2),
                () -> assertThat(pattern.matches("a".repeat(100_000))).isFalse());
    }
}
