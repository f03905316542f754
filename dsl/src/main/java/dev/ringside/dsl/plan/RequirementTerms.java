package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.regex.Requirement;

/** What a regular expression requires, as a predicate. */
final class RequirementTerms {
    private RequirementTerms() {}

    static Predicate of(Expr text, Requirement requirement, Match match) {
        return switch (requirement) {
            case Requirement.Literal literal -> literal(text, literal, match);
            case Requirement.All all ->
                Logic.and(
                        all.parts().stream().map(part -> of(text, part, match)).toList());
            case Requirement.Any any ->
                Logic.or(any.parts().stream().map(part -> of(text, part, match)).toList());
        };
    }

    static Predicate literal(Expr text, Requirement.Literal literal, Match match) {
        TextComparison comparison = switch (literal.place()) {
            case ANYWHERE -> TextComparison.CONTAINS;
            case START -> TextComparison.STARTS_WITH;
            case END -> TextComparison.ENDS_WITH;
            case WHOLE -> TextComparison.EQUAL;
        };
        return new Predicate.TextCompare(comparison, text, new Expr.TextLiteral(literal.text()), match);
    }
}
