package dev.ringside.dsl.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ringside.dsl.regex.Requirement.All;
import dev.ringside.dsl.regex.Requirement.Any;
import dev.ringside.dsl.regex.Requirement.Literal;
import dev.ringside.dsl.text.Fold;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementTest {

    @Test
    void holds_for_every_text_in_which_v8_finds_something() throws IOException {
        List<Vector> found = Vector.all().stream()
                .filter(vector -> vector.result().equals("1"))
                .toList();

        assertThat(found).hasSizeGreaterThan(1_000);
        assertThat(found.stream().filter(vector -> !requirementHolds(vector))).isEmpty();
    }

    private static boolean requirementHolds(Vector vector) {
        JsRegex regex = JsRegex.compile(vector.source(), vector.flags());
        return holds(regex.requirement(), vector.text(), vector.flags().contains("i"));
    }

    private static boolean holds(Requirement requirement, String text, boolean ignoreCase) {
        return switch (requirement) {
            case All all -> all.parts().stream().allMatch(part -> holds(part, text, ignoreCase));
            case Any any -> any.parts().stream().anyMatch(part -> holds(part, text, ignoreCase));
            case Literal literal -> {
                String value = ignoreCase ? Fold.text(text) : text;
                String wanted = ignoreCase ? Fold.text(literal.text()) : literal.text();
                yield switch (literal.place()) {
                    case ANYWHERE -> value.contains(wanted);
                    case START -> value.startsWith(wanted);
                    case END -> value.endsWith(wanted);
                    case WHOLE -> value.equals(wanted);
                };
            }
        };
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                arguments("abc", "", "*abc*"),
                arguments("^abc", "", "abc*"),
                arguments("abc$", "", "*abc"),
                arguments("^abc$", "", "abc"),
                arguments("^a|b$", "", "(a* | *b)"),
                arguments("^abc", "m", "*abc*"),
                arguments("ab*cd", "", "*a* & *cd*"),
                arguments("ab+cd", "", "*ab* & *cd*"),
                arguments("-e(?:nc|ncodedcommand)\\s", "", "(*-enc* | *-encodedcommand*)"),
                arguments("colou?r", "", "(*colour* | *color*)"),
                arguments("[Cc]md", "", "(*Cmd* | *cmd*)"),
                arguments("[Cc]MD", "i", "*cmd*"),
                arguments("a{3}", "", "*aaa*"),
                arguments("foo.*bar", "", "*foo* & *bar*"),
                arguments("(?=.*foo)(?=.*bar)", "", "*foo* & *bar*"),
                arguments("^(?=foo)", "", "foo*"),
                arguments("foo(?!bar)baz", "", "*foobaz*"),
                arguments("\\bfoo\\b", "", "*foo*"),
                arguments("(?:foo.|bar.)baz", "", "(*foo* | *bar*) & *baz*"),
                arguments("^(?:foo.|bar)", "", "(foo* | bar*)"),
                arguments("a|b.|.", "", ""),
                arguments("(foo)?", "", ""),
                arguments("[a-z]+", "", ""),
                arguments("^$", "", ""),
                arguments("tasklist", "iu", "*ta* & *li* & *t*"),
                arguments("(a)\\1b", "", "*a* & *b*"));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void is_what_a_reader_would_search_for(String source, String flags, String wanted) {
        assertThat(print(JsRegex.compile(source, flags).requirement())).isEqualTo(wanted);
    }

    private static String print(Requirement requirement) {
        return switch (requirement) {
            case All all -> all.parts().stream().map(RequirementTest::print).collect(Collectors.joining(" & "));
            case Any any ->
                any.parts().stream().map(RequirementTest::print).collect(Collectors.joining(" | ", "(", ")"));
            case Literal literal ->
                switch (literal.place()) {
                    case ANYWHERE -> "*" + literal.text() + "*";
                    case START -> literal.text() + "*";
                    case END -> "*" + literal.text();
                    case WHOLE -> literal.text();
                };
        };
    }
}
