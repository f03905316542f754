package dev.ringside.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.shell.console.Palette;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DiagnosticRendererTest {
    @Test
    void thePlaceIsMarkedBelowItsLine() {
        assertThat(rendered("procs.where(parnt==\"bash\")", "parnt", "unknown field 'parnt'", "did you mean 'parent'?"))
                .isEqualTo("""
                        error[RS0107]: unknown field 'parnt'
                         --> query:1:13
                          |
                        1 | procs.where(parnt=="bash")
                          |             ^^^^^
                        help: did you mean 'parent'?
                        """);
    }

    @Test
    void theLineOfSeveralIsTheOneOfThePlace() {
        assertThat(rendered("procs\n  .where(\n    parnt)\n", "parnt", "unknown field 'parnt'"))
                .isEqualTo("""
                        error[RS0107]: unknown field 'parnt'
                         --> query:3:5
                          |
                        3 |     parnt)
                          |     ^^^^^
                        """);
    }

    @Test
    void wideCharactersAndTabsMoveTheMarkByTheirColumns() {
        assertThat(rendered("\tprocs.where(name==\"漢字\" && parnt)", "parnt", "unknown field"))
                .isEqualTo("""
                        error[RS0107]: unknown field
                         --> query:1:28
                          |
                        1 |     procs.where(name=="漢字" && parnt)
                          |                                 ^^^^^
                        """);
        assertThat(rendered("name==漢字", "漢字", "unknown field")).contains("1 | name==漢字\n  |       ^^^^\n");
    }

    @Test
    void controlCharactersAreShownAndNotSent() {
        assertThat(rendered("a\u001b[31m\u202e==x", "x", "un\u001b[2Jknown", "he\nlp"))
                .isEqualTo("""
                        error[RS0107]: un\\x1b[2Jknown
                         --> query:1:10
                          |
                        1 | a\\x1b[31m\\u202e==x
                          |                  ^
                        help: he\\nlp
                        """);
    }

    @Test
    void aPlaceAtTheEndIsMarkedBehindIt() {
        Diagnostic diagnostic = at("procs.where(", new Span(12, 12), "unfinished");

        assertThat(render(diagnostic)).contains("1 | procs.where(\n  |             ^\n");
    }

    @Test
    void aPlaceOfSeveralLinesIsMarkedToTheEndOfTheFirst() {
        Diagnostic diagnostic = at("procs.where(a\nb)", new Span(12, 15), "wrong");

        assertThat(render(diagnostic)).contains("1 | procs.where(a\n  |             ^\n");
    }

    @Test
    void aLongLineIsCutAroundThePlace() {
        String line = "x".repeat(500) + " parnt " + "y".repeat(500);
        String text = rendered(line, "parnt", "unknown field");

        assertThat(text.lines()).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(80));
        assertThat(text).isEqualTo("""
                        error[RS0107]: unknown field
                         --> query:1:502
                          |
                        1 | …xxxxxxxxxxxxxxxxxxxxxxx parnt yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
                          |                          ^^^^^
                        """);
    }

    @Test
    void aMarkThatIsTooLongIsCutWithItsLine() {
        String line = "procs.where(" + "x".repeat(500) + ")";

        assertThat(rendered(line, "x".repeat(500), "unknown"))
                .contains("1 | procs.where(" + "x".repeat(59) + "…\n  |             " + "^".repeat(60) + "\n");
    }

    @Test
    void megabytesAreShownAsQuicklyAsALine() {
        String line = "\u0301".repeat(1 << 20) + "漢".repeat(1 << 20) + "parnt" + "\u0000".repeat(1 << 20);

        assertThat(rendered(line, "parnt", "m".repeat(1 << 20)))
                .contains("parnt")
                .hasSizeLessThan(5_000);
    }

    @Test
    void severalAreSeparatedAndTooManyAreCounted() {
        Diagnostic one = Diagnostic.of(Code.FEED, "no");
        DiagnosticRenderer renderer = new DiagnosticRenderer(new Palette(false), 80);

        assertThat(renderer.render(List.of(one, one), Severity.WARNING))
                .isEqualTo("warning[RS0301]: no\n\nwarning[RS0301]: no\n");
        assertThat(renderer.render(Collections.nCopies(25, one), Severity.ERROR))
                .endsWith("no\n\nand 5 more\n")
                .satisfies(text -> assertThat(Pattern.compile("RS0301")
                                .matcher(text)
                                .results()
                                .count())
                        .isEqualTo(20));
    }

    @Test
    void colorsAddNothingButColors() {
        Diagnostic diagnostic = at("procs.where(parnt)", new Span(12, 17), "unknown", "help");
        String colored = new DiagnosticRenderer(new Palette(true), 80).render(diagnostic, Severity.ERROR);

        assertThat(colored).contains("\u001b[1;31merror[RS0107]\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(render(diagnostic));
    }

    private static String rendered(String text, String place, String message, String... hints) {
        int start = text.indexOf(place);
        return render(at(text, new Span(start, start + place.length()), message, hints));
    }

    private static Diagnostic at(String text, Span span, String message, String... hints) {
        return new Diagnostic(
                Code.UNKNOWN_FIELD,
                message,
                Optional.of(new Diagnostic.Place("query", text, span)),
                Arrays.asList(hints));
    }

    private static String render(Diagnostic diagnostic) {
        return new DiagnosticRenderer(new Palette(false), 80).render(diagnostic, Severity.ERROR);
    }
}
