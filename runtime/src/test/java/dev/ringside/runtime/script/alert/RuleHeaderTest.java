package dev.ringside.runtime.script.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import org.junit.jupiter.api.Test;

class RuleHeaderTest {
    @Test
    void a_text_without_one_has_the_name_of_the_script_as_its_title() {
        RuleInfo rule = RuleHeader.read("a.js", "procs.alert()\n// ringside: level=high", "a");
        assertThat(rule).isEqualTo(RuleInfo.of("a"));
    }

    @Test
    void it_may_have_several_lines_among_the_first_comments() {
        RuleInfo rule = RuleHeader.read("a.js", """
                #!/usr/bin/env ringside
                /* A comment,
                   // ringside: level=low */

                // More words.
                // ringside: title="Two words" level=HIGH technique=T1059.004 , T1 tags="x, y"
                  //ringside:id=b description="What it is" reference=https://a/b,https://c
                procs.alert()
                // ringside: level=info
                """.replace(" , T1 ", ",T1 "), "a");
        assertThat(rule.id()).isEqualTo("b");
        assertThat(rule.title()).isEqualTo("Two words");
        assertThat(rule.level()).isEqualTo(Level.HIGH);
        assertThat(rule.techniques()).containsExactly("T1059.004", "T1");
        assertThat(rule.tags()).containsExactly("x", "y");
        assertThat(rule.description()).isEqualTo("What it is");
        assertThat(rule.references()).containsExactly("https://a/b", "https://c");
    }

    @Test
    void everything_that_is_wrong_with_it_is_said_where_it_stands() {
        String text = "// ringside: levl=high level=hihg title=A shell\n";
        RingsideException wrong =
                catchThrowableOfType(RingsideException.class, () -> RuleHeader.read("a.js", text, "a"));
        assertThat(wrong.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "a rule has no 'levl'", "there is no level 'hihg'", "this is no key=value or key=\"value\"");
        assertThat(wrong.diagnostics())
                .extracting(diagnostic -> diagnostic
                        .place()
                        .map(place -> text.substring(
                                place.span().start(), place.span().end()))
                        .orElse(""))
                .containsExactly("levl", "hihg", "shell");
    }
}
