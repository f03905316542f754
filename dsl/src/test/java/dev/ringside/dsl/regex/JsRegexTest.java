package dev.ringside.dsl.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsRegexTest {

    @Test
    void finds_and_refuses_what_v8_does() throws IOException {
        List<Vector> vectors = Vector.all();

        assertThat(vectors).hasSizeGreaterThan(4_000);
        assertThat(vectors.stream().filter(vector -> !outcome(vector).equals(vector.result())))
                .isEmpty();
    }

    private static String outcome(Vector vector) {
        try {
            return JsRegex.compile(vector.source(), vector.flags()).find(vector.text()) ? "1" : "0";
        } catch (RingsideException e) {
            return "E";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(a*)*b",
                "(a|aa)+b",
                "(?:a|a)*b",
                "(x+x+)+y",
                "(?:.*a){12}b",
                "a.*a.*a.*b",
                "(?:(?:a?){4}){4}b",
                "([a-z]+\\s?)*$!",
                "^(?:a+)+?b",
                "\\s+$x",
                "(?:\"[^\"]*\"|\\S)+!",
            })
    void takes_time_in_proportion_to_the_text_on_values_made_to_hurt(String source) {
        JsRegex regex = JsRegex.compile(source, "");

        Assertions.assertTimeout(Duration.ofMinutes(2), () -> {
            assertThat(regex.find("a".repeat(32_768))).isFalse();
            assertThat(regex.find("x".repeat(32_768))).isFalse();
            assertThat(regex.find(" ".repeat(32_768))).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a*)*\\1[bd]", "(?=(a+))(?:\\1|a)*[bd]\\1", "^(?:(?=.*[bd])a|a)*[bd]"})
    void a_search_that_would_take_too_long_counts_as_a_find(String source) {
        JsRegex regex = JsRegex.compile(source, "");

        Assertions.assertTimeout(
                Duration.ofMinutes(2),
                () -> assertThat(regex.find("a".repeat(200_000) + "c")).isTrue());
    }

    @Test
    void repeats_as_often_as_a_long_text_allows_without_overflowing_a_stack() {
        String text = "ab".repeat(500_000);

        assertThat(JsRegex.compile("^(?:ab)*$", "").find(text)).isTrue();
        assertThat(JsRegex.compile("^(?:a|b)*$", "").find(text)).isTrue();
        assertThat(JsRegex.compile("^(?:a|b)*c$", "").find(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a(b          ; 1 ; 3 ; the group has no end
            ab)          ; 2 ; 3 ; this ) closes nothing
            a|*          ; 2 ; 3 ; there is nothing to repeat
            a[b-a]       ; 2 ; 5 ; the range goes backwards
            [ab          ; 0 ; 3 ; the character class has no end
            ab{3,2}      ; 2 ; 7 ; the bounds are the wrong way round
            (?i)a        ; 0 ; 2 ; JavaScript has no group that begins like this
            (?<a>)\\k<b> ; 6 ; 11; no group is named b
            """)
    void says_where_an_expression_is_wrong(String source, int start, int end, String message) {
        assertThatExceptionOfType(RingsideException.class)
                .isThrownBy(() -> JsRegex.check(source, ""))
                .satisfies(e -> {
                    Diagnostic diagnostic = e.diagnostics().get(0);
                    assertThat(diagnostic.code()).isEqualTo(Code.LITERAL);
                    assertThat(diagnostic.message()).isEqualTo(message);
                    Diagnostic.Place place = diagnostic.place().orElseThrow();
                    assertThat(place.text()).isEqualTo(source);
                    assertThat(place.span().start()).isEqualTo(start);
                    assertThat(place.span().end()).isEqualTo(end);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(?:ab){1000}c){1000}",
                "((((a{9}|b){99}){99}){99}){99}",
                "(?:(?:){999999999}a{999999999}b){9999}"
            })
    void refuses_an_expression_that_would_make_a_huge_program(String source) {
        assertThatExceptionOfType(RingsideException.class)
                .isThrownBy(() -> JsRegex.check(source, ""))
                .withMessageContaining("too large");
    }

    @Test
    void refuses_groups_nested_beyond_measure() {
        assertThatExceptionOfType(RingsideException.class)
                .isThrownBy(() -> JsRegex.check("(".repeat(100_000), ""))
                .withMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ii", "v"})
    void refuses_flags_that_it_does_not_know_or_that_are_repeated(String flags) {
        assertThatExceptionOfType(RingsideException.class)
                .isThrownBy(() -> JsRegex.check("a", flags))
                .withMessageContaining("flag");
    }
}
