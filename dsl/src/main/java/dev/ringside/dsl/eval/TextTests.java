package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.regex.JsRegex;
import dev.ringside.dsl.text.FileNames;
import dev.ringside.dsl.text.Fold;
import dev.ringside.dsl.text.Wildcards;
import java.util.Collection;

/** What the tests of texts mean, for the interpreter and the compiler both. */
final class TextTests {
    private TextTests() {}

    /** A text against a literal. */
    static TextTest compare(TextComparison comparison, String literal, Match match) {
        TextTest exact = exact(comparison, literal);
        return switch (comparison) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> exact;
            case EQUAL, STARTS_WITH, ENDS_WITH, CONTAINS ->
                byMatch(match, exact, folded(comparison, literal), onWindows(comparison, literal));
        };
    }

    /** A text that equals one of these. */
    static TextTest in(Collection<String> values, Match match) {
        return byMatch(match, TextSet.exact(values), TextSet.folded(values), TextSet.names(values));
    }

    /** A text that a pattern with wildcards covers. */
    static TextTest like(String pattern, Match match) {
        Wildcards wildcards = Wildcards.parse(pattern);
        if (!wildcards.isWild()) {
            return compare(TextComparison.EQUAL, wildcards.pieces().get(0).units(), match);
        }
        Wildcards folded = wildcards.fold();
        Wildcards program = wildcards.plus(FileNames.EXE).fold();
        return byMatch(
                match,
                (text, os) -> wildcards.matches(text),
                (text, os) -> folded.matchesFolded(text),
                (text, os) -> folded.matchesFolded(text) || program.matchesFolded(text));
    }

    /** A text in which a regular expression finds something. */
    static TextTest matches(String source, String flags, Match match) {
        JsRegex exact = JsRegex.compile(source, flags);
        JsRegex folded = flags.indexOf('i') >= 0 ? exact : JsRegex.compile(source, "i" + flags);
        TextTest ignoringCase = (text, os) -> folded.find(text);
        return byMatch(match, (text, os) -> exact.find(text), ignoringCase, ignoringCase);
    }

    /** @param name what the test is on a name of a Windows event */
    private static TextTest byMatch(Match match, TextTest exact, TextTest folded, TextTest name) {
        return switch (match) {
            case EXACT -> exact;
            case IGNORE_CASE -> folded;
            case PATH -> (text, os) -> os == Os.WINDOWS ? folded.test(text, os) : exact.test(text, os);
            case NAME -> (text, os) -> os == Os.WINDOWS ? name.test(text, os) : exact.test(text, os);
        };
    }

    private static TextTest exact(TextComparison comparison, String literal) {
        return switch (comparison) {
            case EQUAL -> (text, os) -> text.equals(literal);
            case STARTS_WITH -> (text, os) -> text.startsWith(literal);
            case ENDS_WITH -> (text, os) -> text.endsWith(literal);
            case CONTAINS -> (text, os) -> text.contains(literal);
            case LESS -> (text, os) -> text.compareTo(literal) < 0;
            case LESS_OR_EQUAL -> (text, os) -> text.compareTo(literal) <= 0;
            case GREATER -> (text, os) -> text.compareTo(literal) > 0;
            case GREATER_OR_EQUAL -> (text, os) -> text.compareTo(literal) >= 0;
        };
    }

    private static TextTest folded(TextComparison comparison, String literal) {
        String folded = Fold.text(literal);
        return switch (comparison) {
            case EQUAL -> (text, os) -> Fold.equal(text, folded);
            case STARTS_WITH -> (text, os) -> Fold.startsWith(text, folded);
            case ENDS_WITH -> (text, os) -> Fold.endsWith(text, folded);
            case CONTAINS -> (text, os) -> Fold.indexOf(text, folded, 0) >= 0;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> exact(comparison, literal);
        };
    }

    /** Against the name of a program on Windows, which may have {@code .exe} behind it. */
    private static TextTest onWindows(TextComparison comparison, String literal) {
        String bare = comparison == TextComparison.EQUAL ? FileNames.withoutExe(literal) : literal;
        TextTest without = folded(comparison, bare);
        TextTest with = folded(comparison, bare + FileNames.EXE);
        return switch (comparison) {
            case EQUAL, ENDS_WITH -> (text, os) -> without.test(text, os) || with.test(text, os);
            case STARTS_WITH, CONTAINS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> without;
        };
    }
}
