package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.regex.JsRegex;
import dev.ringside.dsl.regex.Requirement;
import dev.ringside.dsl.text.Fold;
import dev.ringside.dsl.text.Wildcards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Tests of texts in their plainest form: comparisons where a pattern is one, the literal on the right. */
final class TextSimplifier {
    private TextSimplifier() {}

    static Predicate simplify(Predicate.TextCompare compare) {
        if (compare.text() instanceof Expr.TextLiteral left && !(compare.operand() instanceof Expr.TextLiteral)) {
            Expr right = compare.operand();
            return mirrored(compare)
                    .<Predicate>map(comparison -> new Predicate.TextCompare(comparison, right, left, compare.match()))
                    .orElse(compare);
        }
        if (!(compare.operand() instanceof Expr.TextLiteral literal)) {
            return compare;
        }
        return switch (compare.comparison()) {
            case STARTS_WITH, ENDS_WITH, CONTAINS ->
                literal.value().isEmpty() ? new Predicate.Exists(compare.text()) : lowered(compare, literal.value());
            case EQUAL -> lowered(compare, literal.value());
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare;
        };
    }

    /** Which names are equal is not the same both ways round: {@code .exe} is left out of the right side. */
    private static Optional<TextComparison> mirrored(Predicate.TextCompare compare) {
        return switch (compare.comparison()) {
            case EQUAL -> compare.match() == Match.NAME ? Optional.empty() : Optional.of(TextComparison.EQUAL);
            case LESS -> Optional.of(TextComparison.GREATER);
            case LESS_OR_EQUAL -> Optional.of(TextComparison.GREATER_OR_EQUAL);
            case GREATER -> Optional.of(TextComparison.LESS);
            case GREATER_OR_EQUAL -> Optional.of(TextComparison.LESS_OR_EQUAL);
            case STARTS_WITH, ENDS_WITH, CONTAINS -> Optional.empty();
        };
    }

    /** {@code text.toLowerCase() == "abc"} ignores the case of the text, as far as {@link LowerCase} allows to say so. */
    private static Predicate lowered(Predicate.TextCompare compare, String literal) {
        if (!(compare.text() instanceof Expr.Transform lowered) || lowered.kind() != Expr.Transform.Kind.LOWER) {
            return compare;
        }
        boolean ascii = literal.chars().allMatch(unit -> unit < 0x80);
        boolean ignoreCase = compare.match() == Match.IGNORE_CASE && ascii;
        if (compare.match() != Match.EXACT && !ignoreCase) {
            return compare;
        }
        String lower = ignoreCase ? literal.toLowerCase(Locale.ROOT) : literal;
        if (LowerCase.isImpossible(lower)) {
            return Predicate.Constant.FALSE;
        }
        return LowerCase.isFoldOnly(compare.comparison(), lower)
                ? new Predicate.TextCompare(
                        compare.comparison(), lowered.text(), new Expr.TextLiteral(lower), Match.IGNORE_CASE)
                : compare;
    }

    static Predicate simplify(Predicate.TextIn in) {
        if (in.match() == Match.IGNORE_CASE) {
            Map<String, String> byFolded = new LinkedHashMap<>();
            in.values().forEach(value -> byFolded.putIfAbsent(Fold.text(value), value));
            if (byFolded.size() < in.values().size()) {
                return simplify(new Predicate.TextIn(in.text(), new TreeSet<>(byFolded.values()), in.match()));
            }
        }
        if (in.values().isEmpty()) {
            return Predicate.Constant.FALSE;
        }
        if (in.values().size() == 1) {
            return equal(in.text(), in.values().first(), in.match());
        }
        boolean foldOnly = in.match() == Match.EXACT
                && in.values().stream().allMatch(value -> LowerCase.isFoldOnly(TextComparison.EQUAL, value));
        return foldOnly && in.text() instanceof Expr.Transform lowered && lowered.kind() == Expr.Transform.Kind.LOWER
                ? new Predicate.TextIn(lowered.text(), in.values(), Match.IGNORE_CASE)
                : in;
    }

    static Predicate simplify(Predicate.Like like) {
        List<Wildcards.Piece> pieces =
                new ArrayList<>(Wildcards.parse(like.pattern()).pieces());
        if (pieces.size() > 2) {
            pieces.subList(1, pieces.size() - 1).removeIf(piece -> piece.units().isEmpty());
        }
        if (!pieces.stream().allMatch(Wildcards.Piece::isLiteral)) {
            return like;
        }
        String first = pieces.get(0).units();
        String last = pieces.get(pieces.size() - 1).units();
        if (pieces.size() == 1) {
            return equal(like.text(), first, like.match());
        }
        if (pieces.size() == 2 && last.isEmpty()) {
            return compare(TextComparison.STARTS_WITH, like.text(), first, like.match());
        }
        if (pieces.size() == 2 && first.isEmpty()) {
            return compare(TextComparison.ENDS_WITH, like.text(), last, like.match());
        }
        if (pieces.size() == 3 && first.isEmpty() && last.isEmpty()) {
            return compare(TextComparison.CONTAINS, like.text(), pieces.get(1).units(), like.match());
        }
        return like;
    }

    /** A regular expression that is nothing but a search for literals. */
    static Predicate simplify(Predicate.Matches matches) {
        JsRegex regex = JsRegex.compile(matches.source(), matches.flags());
        if (!regex.isRequirementOnly()) {
            return matches;
        }
        List<Requirement> literals =
                regex.requirement() instanceof Requirement.Any any ? any.parts() : List.of(regex.requirement());
        boolean ignoreCase = matches.flags().indexOf('i') >= 0;
        List<Predicate> alternatives = new ArrayList<>();
        for (Requirement part : literals) {
            if (!(part instanceof Requirement.Literal literal)) {
                return matches;
            }
            // An expression knows nothing of .exe, and folds a few letters beyond ASCII less.
            boolean atEnd = literal.place() == Requirement.Place.END || literal.place() == Requirement.Place.WHOLE;
            boolean same = ignoreCase || matches.match() != Match.NAME || !atEnd;
            boolean ascii = literal.text().chars().allMatch(unit -> unit < 0x80);
            if (!same || !(ascii || (!ignoreCase && matches.match() == Match.EXACT))) {
                return matches;
            }
            alternatives.add(RequirementTerms.literal(
                    matches.text(), literal, ignoreCase ? Match.IGNORE_CASE : matches.match()));
        }
        return Logic.or(alternatives);
    }

    private static Predicate equal(Expr text, String literal, Match match) {
        return compare(TextComparison.EQUAL, text, literal, match);
    }

    private static Predicate compare(TextComparison comparison, Expr text, String literal, Match match) {
        return simplify(new Predicate.TextCompare(comparison, text, new Expr.TextLiteral(literal), match));
    }
}
