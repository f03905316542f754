package dev.ringside.dsl.expr;

import dev.ringside.dsl.expr.Printer.Form;
import dev.ringside.dsl.expr.Printer.Piece;
import dev.ringside.dsl.expr.Printer.Precedence;
import java.util.Optional;
import java.util.stream.Collectors;

/** How comparisons of texts are written: a match that is not what the operands' types mean by themselves shows in the operator or method. */
final class TextForms {
    private TextForms() {}

    static Form compare(Predicate.TextCompare compare) {
        return switch (compare.comparison()) {
            case EQUAL ->
                equality(compare)
                        .map(symbol ->
                                PredicateForms.infix(compare.text(), symbol, compare.operand(), Precedence.EQUALITY))
                        .orElseGet(() -> PredicateForms.call(compare.text(), "eqi", compare.operand()));
            case STARTS_WITH -> method(compare, "startsWith");
            case ENDS_WITH -> method(compare, "endsWith");
            case CONTAINS -> method(compare, "contains");
            case LESS -> ordering(compare, "<");
            case LESS_OR_EQUAL -> ordering(compare, "<=");
            case GREATER -> ordering(compare, ">");
            case GREATER_OR_EQUAL -> ordering(compare, ">=");
        };
    }

    /** The operator of an equality, or nothing if only a method says it. */
    static Optional<String> equality(Predicate.TextCompare compare) {
        if (compare.comparison() != Predicate.TextComparison.EQUAL) {
            return Optional.empty();
        }
        Match natural = Match.of(compare.text(), compare.operand());
        return switch (compare.match()) {
            case EXACT -> Optional.of(natural == Match.EXACT ? "==" : "===");
            case NAME, PATH -> Optional.of("==");
            case IGNORE_CASE -> natural == Match.IGNORE_CASE ? Optional.of("==") : Optional.empty();
        };
    }

    /** A method's name, with an {@code i} behind it where case is ignored against the type. */
    static String method(String name, Match match, Match natural) {
        return match == Match.IGNORE_CASE && natural != Match.IGNORE_CASE ? name + "i" : name;
    }

    static Form in(Predicate.TextIn in) {
        String words = in.values().stream().map(Quoting::text).collect(Collectors.joining(", ", "[", "]"));
        String method = method("in", in.match(), Match.of(in.text()));
        return method.equals("in")
                ? new Form(
                        Precedence.RELATIONAL,
                        new Piece.Value(in.text(), Precedence.RELATIONAL),
                        new Piece.Word(" in " + words))
                : PredicateForms.call(in.text(), method, words);
    }

    static Form matches(Predicate.Matches matches) {
        boolean ignoreCase = matches.match() == Match.IGNORE_CASE
                && Match.of(matches.text()) != Match.IGNORE_CASE
                && matches.flags().indexOf('i') < 0;
        String flags = ignoreCase ? "i" + matches.flags() : matches.flags();
        return PredicateForms.call(matches.text(), "matches", "/" + matches.source() + "/" + flags);
    }

    private static Form method(Predicate.TextCompare compare, String name) {
        Match natural = Match.of(compare.text(), compare.operand());
        return PredicateForms.call(compare.text(), method(name, compare.match(), natural), compare.operand());
    }

    private static Form ordering(Predicate.TextCompare compare, String symbol) {
        return PredicateForms.infix(compare.text(), symbol, compare.operand(), Precedence.RELATIONAL);
    }
}
