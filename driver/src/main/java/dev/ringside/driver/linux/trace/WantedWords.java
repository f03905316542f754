package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextCompare;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.Predicate.TextIn;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a field with few words some predicate can be true for, whatever the other fields are. What none can be true for need not be
 * looked for.
 */
final class WantedWords {
    private enum Truth {
        YES,
        NO,
        MAYBE;

        Truth not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case MAYBE -> MAYBE;
            };
        }
    }

    private final Field field;
    private final String word;

    private WantedWords(Field field, String word) {
        this.field = field;
        this.word = word;
    }

    /** Whether one of the predicates can be true where the field is that word. */
    static boolean isWanted(Field field, String word, List<Predicate> predicates) {
        WantedWords words = new WantedWords(field, word);
        return predicates.stream().anyMatch(predicate -> words.truth(predicate) != Truth.NO);
    }

    private Truth truth(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> constant.value() ? Truth.YES : Truth.NO;
            case Predicate.And and -> all(and.terms());
            case Predicate.Or or -> some(or.terms());
            case Predicate.Not not -> truth(not.term()).not();
            case TextCompare compare
            when compare.comparison() == TextComparison.EQUAL
                    && isField(compare.text())
                    && compare.operand() instanceof Expr.TextLiteral literal -> same(literal.value(), compare.match());
            case TextIn in
            when isField(in.text()) ->
                in.values().stream().anyMatch(value -> same(value, in.match()) == Truth.YES) ? Truth.YES : Truth.NO;
            default -> Truth.MAYBE;
        };
    }

    private Truth all(List<Predicate> terms) {
        Truth all = Truth.YES;
        for (Predicate term : terms) {
            Truth truth = truth(term);
            if (truth == Truth.NO) {
                return Truth.NO;
            }
            all = truth == Truth.MAYBE ? Truth.MAYBE : all;
        }
        return all;
    }

    private Truth some(List<Predicate> terms) {
        Truth some = Truth.NO;
        for (Predicate term : terms) {
            Truth truth = truth(term);
            if (truth == Truth.YES) {
                return Truth.YES;
            }
            some = truth == Truth.MAYBE ? Truth.MAYBE : some;
        }
        return some;
    }

    private boolean isField(@Nullable Expr text) {
        return text instanceof Expr.FieldRef ref && ref.field().equals(field);
    }

    private Truth same(String value, Match match) {
        boolean same =
                match == Match.IGNORE_CASE ? value.toLowerCase(Locale.ROOT).equals(word) : value.equals(word);
        return same ? Truth.YES : Truth.NO;
    }
}
