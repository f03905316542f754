package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.text.FileNames;
import dev.ringside.dsl.text.Fold;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A test of UTF-16 units as they are stored, with the meaning that {@link Match} gives it on Windows. */
@FunctionalInterface
interface UnitTest {
    boolean test(byte[] in, int at, int units);

    /** A text against a literal; nothing for the orderings. */
    static Optional<UnitTest> of(TextComparison comparison, String literal, Match match) {
        boolean name = match == Match.NAME;
        boolean folded = match != Match.EXACT;
        return switch (comparison) {
            case EQUAL -> Optional.of(equal(name ? FileNames.withoutExe(literal) : literal, folded, name));
            case STARTS_WITH -> Optional.of(at(literal, folded, false));
            case ENDS_WITH ->
                Optional.of(
                        name
                                ? either(at(literal, true, true), at(literal + FileNames.EXE, true, true))
                                : at(literal, folded, true));
            case CONTAINS -> Optional.of(contains(literal, folded));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
        };
    }

    /** A text that is one of these. */
    static UnitTest in(Collection<String> literals, Match match) {
        List<UnitTest> each = literals.stream()
                .map(literal -> of(TextComparison.EQUAL, literal, match).orElseThrow())
                .toList();
        return (in, at, units) -> {
            for (UnitTest test : each) {
                if (test.test(in, at, units)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static UnitTest equal(String literal, boolean folded, boolean name) {
        UnitTest whole = same(literal, folded);
        return name ? either(whole, same(literal + FileNames.EXE, folded)) : whole;
    }

    private static UnitTest either(UnitTest one, UnitTest other) {
        return (in, at, units) -> one.test(in, at, units) || other.test(in, at, units);
    }

    private static UnitTest same(String literal, boolean folded) {
        char[] wanted = units(literal, folded);
        return (in, at, units) -> units == wanted.length && is(in, at, wanted, folded);
    }

    /** At the beginning, or at the end. */
    private static UnitTest at(String literal, boolean folded, boolean end) {
        char[] wanted = units(literal, folded);
        return (in, at, units) ->
                units >= wanted.length && is(in, end ? at + 2 * (units - wanted.length) : at, wanted, folded);
    }

    private static UnitTest contains(String literal, boolean folded) {
        char[] wanted = units(literal, folded);
        return (in, at, units) -> {
            for (int i = 0; i <= units - wanted.length; i++) {
                if (is(in, at + 2 * i, wanted, folded)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static char[] units(String literal, boolean folded) {
        return (folded ? Fold.text(literal) : literal).toCharArray();
    }

    private static boolean is(byte[] in, int at, char[] wanted, boolean folded) {
        for (int i = 0; i < wanted.length; i++) {
            char unit = StoredValues.unit(in, at + 2 * i);
            if (unit != wanted[i] && !(folded && Fold.unit(unit) == wanted[i])) {
                return false;
            }
        }
        return true;
    }
}
