package dev.ringside.dsl.plan;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.regex.JsRegex;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.text.FileNames;
import dev.ringside.dsl.text.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** What a feed can do of a test of a text: all of it, or a search for parts of its literals. */
final class TextPushDown {
    /** A shorter part filters next to nothing, and searching costs. */
    private static final int SHORTEST_SEARCH = 2;

    /** More alternatives that are not in a list are not worth their code. */
    private static final int MOST_ALTERNATIVES = 16;

    private final Abilities abilities;
    private final Function<Predicate, Pushed> push;

    TextPushDown(Abilities abilities, Function<Predicate, Pushed> push) {
        this.abilities = abilities;
        this.push = push;
    }

    Pushed compare(Predicate.TextCompare compare) {
        if (!(compare.operand() instanceof Expr.TextLiteral literal)) {
            return Pushed.nothing("values of an event are compared with each other in user mode");
        }
        return switch (compare.text()) {
            case Expr.FieldRef ref -> field(compare, ref.field(), literal.value());
            case Expr.Transform transform -> transformed(compare, transform, literal.value());
            default -> Pushed.nothing("computed texts are compared in user mode");
        };
    }

    private Pushed field(Predicate.TextCompare compare, Field field, String literal) {
        Operation operation = switch (compare.comparison()) {
            case EQUAL -> Operation.EQUAL;
            case STARTS_WITH -> Operation.STARTS_WITH;
            case ENDS_WITH -> Operation.ENDS_WITH;
            case CONTAINS -> Operation.CONTAINS;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Operation.ORDER;
        };
        if (operation == Operation.ORDER) {
            return Pushed.nothing("texts are ordered in user mode");
        }
        if (!abilities.can(field, operation)) {
            return Pushed.nothing(Reasons.cannot(abilities, field, operation));
        }
        if (ignoresCase(compare.match()) && !abilities.can(field, Operation.IGNORE_CASE)) {
            return Pushed.nothing(Reasons.cannot(abilities, field, Operation.IGNORE_CASE));
        }
        LiteralBytes bytes = bytes(field, compare.match());
        boolean whole = compare.comparison() == TextComparison.EQUAL;
        if (!(whole ? bytes.isComparable(literal) : bytes.isSearchable(literal))) {
            return part(compare, field, literal).weaker(notBytes(bytes));
        }
        if (size(compare, bytes, literal) > limit(compare.comparison())) {
            return part(compare, field, literal).weaker(Reasons.tooLong(abilities, limit(compare.comparison())));
        }
        return Pushed.exactly(compare);
    }

    private static String notBytes(LiteralBytes bytes) {
        return bytes.isAsciiOnly()
                ? "the case of letters beyond ASCII is ignored in user mode"
                : "the text has what no feed's text has in its place";
    }

    /** The longest part of a literal that the feed can look for. */
    private Pushed part(Predicate.TextCompare compare, Field field, String literal) {
        boolean isName = compare.match() == Match.NAME && abilities.os() == Os.WINDOWS;
        boolean whole = compare.comparison() == TextComparison.EQUAL;
        String bare = isName && whole ? FileNames.withoutExe(literal) : literal;
        boolean fromStart = whole || compare.comparison() == TextComparison.STARTS_WITH;
        boolean toEnd = whole || compare.comparison() == TextComparison.ENDS_WITH;
        Predicate best = Predicate.Constant.TRUE;
        int longest = 0;
        LiteralBytes bytes = bytes(field, compare.match());
        for (LiteralBytes.Part part : bytes.searchableParts(bare)) {
            TextComparison comparison = fromStart && part.from() == 0 && abilities.can(field, Operation.STARTS_WITH)
                    ? TextComparison.STARTS_WITH
                    : toEnd && part.to() == bare.length() && abilities.can(field, Operation.ENDS_WITH)
                            ? TextComparison.ENDS_WITH
                            : TextComparison.CONTAINS;
            int limit = limit(comparison) - (isName ? FileNames.EXE.length() : 0);
            LiteralBytes.Part cut = comparison == TextComparison.ENDS_WITH
                    ? bytes.end(bare, part, limit)
                    : bytes.start(bare, part, limit);
            boolean able = comparison != TextComparison.CONTAINS
                    || (abilities.can(field, Operation.CONTAINS) && cut.length() >= SHORTEST_SEARCH);
            if (able && cut.length() > longest) {
                longest = cut.length();
                best = new Predicate.TextCompare(
                        comparison,
                        compare.text(),
                        new Expr.TextLiteral(bare.substring(cut.from(), cut.to())),
                        compare.match());
            }
        }
        return Pushed.exactly(best);
    }

    /** A text made from another: what the other must have in it. */
    private Pushed transformed(Predicate.TextCompare compare, Expr.Transform transform, String literal) {
        String reason = "." + transform.kind().method() + "() runs in user mode";
        boolean isName = compare.match() == Match.NAME && abilities.os() == Os.WINDOWS;
        String wanted =
                isName && compare.comparison() == TextComparison.EQUAL ? FileNames.withoutExe(literal) : literal;
        TextComparison comparison = compare.comparison();
        boolean fromStart = comparison == TextComparison.EQUAL || comparison == TextComparison.STARTS_WITH;
        boolean toEnd = comparison == TextComparison.EQUAL || comparison == TextComparison.ENDS_WITH;
        if (!fromStart && !toEnd && comparison != TextComparison.CONTAINS) {
            return Pushed.nothing(reason);
        }
        List<Predicate> weaker = switch (transform.kind()) {
            case BASE, EXT ->
                List.of(inner(compare, transform, toEnd ? TextComparison.ENDS_WITH : TextComparison.CONTAINS, wanted));
            case DIR ->
                List.of(inner(
                        compare, transform, fromStart ? TextComparison.STARTS_WITH : TextComparison.CONTAINS, wanted));
            case LOWER -> lowered(transform, wanted);
            case UPPER -> List.of();
        };
        return push.apply(Logic.and(weaker)).weaker(reason);
    }

    private static Predicate inner(
            Predicate.TextCompare compare, Expr.Transform transform, TextComparison comparison, String literal) {
        return literal.isEmpty()
                ? Predicate.Constant.TRUE
                : new Predicate.TextCompare(
                        comparison, transform.text(), new Expr.TextLiteral(literal), compare.match());
    }

    /** The parts of the literal whose lower case comes from nothing but their own letters. */
    private static List<Predicate> lowered(Expr.Transform transform, String literal) {
        List<Predicate> parts = new ArrayList<>();
        for (String part : LowerCase.ownParts(literal)) {
            if (part.length() >= SHORTEST_SEARCH) {
                parts.add(new Predicate.TextCompare(
                        TextComparison.CONTAINS, transform.text(), new Expr.TextLiteral(part), Match.IGNORE_CASE));
            }
        }
        return parts;
    }

    Pushed in(Predicate.TextIn in) {
        if (in.values().size() > abilities.largestSet()) {
            return Pushed.nothing(Reasons.tooLarge(abilities, in.values().size()));
        }
        TreeSet<String> listed = new TreeSet<>();
        List<Predicate> others = new ArrayList<>();
        for (String value : in.values()) {
            Predicate.TextCompare equal =
                    new Predicate.TextCompare(TextComparison.EQUAL, in.text(), new Expr.TextLiteral(value), in.match());
            boolean inList = in.text() instanceof Expr.FieldRef ref
                    && abilities.can(ref.field(), Operation.IN)
                    && isWhollyPushed(equal);
            if (inList) {
                listed.add(value);
            } else {
                others.add(equal);
            }
        }
        if (others.isEmpty()) {
            return Pushed.exactly(in);
        }
        if (others.size() > MOST_ALTERNATIVES) {
            return Pushed.nothing("the texts of the list are compared in user mode");
        }
        if (!listed.isEmpty()) {
            others.add(
                    listed.size() == 1
                            ? new Predicate.TextCompare(
                                    TextComparison.EQUAL, in.text(), new Expr.TextLiteral(listed.first()), in.match())
                            : new Predicate.TextIn(in.text(), listed, in.match()));
        }
        return push.apply(Logic.or(others));
    }

    private boolean isWhollyPushed(Predicate.TextCompare equal) {
        return compare(equal).exact();
    }

    /** The literals that a regular expression requires. */
    Pushed matches(Predicate.Matches matches) {
        Match match = matches.flags().indexOf('i') >= 0 ? Match.IGNORE_CASE : matches.match();
        Predicate required = RequirementTerms.of(
                matches.text(),
                JsRegex.compile(matches.source(), matches.flags()).requirement(),
                match);
        return push.apply(worthwhile(required)).weaker("regular expressions run in user mode");
    }

    /** The literal parts of a pattern with wildcards. */
    Pushed like(Predicate.Like like) {
        Wildcards wildcards = Wildcards.parse(like.pattern());
        List<Wildcards.Piece> pieces = wildcards.pieces();
        if (!wildcards.isWild()) {
            return compare(new Predicate.TextCompare(
                    TextComparison.EQUAL,
                    like.text(),
                    new Expr.TextLiteral(pieces.get(0).units()),
                    like.match()));
        }
        List<Predicate> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean first = i == 0;
            boolean last = i == pieces.size() - 1;
            for (Wildcards.Part part : pieces.get(i).literals()) {
                boolean atStart = first && part.from() == 0;
                boolean atEnd = last
                        && part.from() + part.text().length()
                                == pieces.get(i).units().length();
                TextComparison comparison = atStart
                        ? TextComparison.STARTS_WITH
                        : atEnd ? TextComparison.ENDS_WITH : TextComparison.CONTAINS;
                parts.add(new Predicate.TextCompare(
                        comparison, like.text(), new Expr.TextLiteral(part.text()), like.match()));
            }
        }
        return push.apply(worthwhile(Logic.and(parts)))
                .weaker("patterns with wildcards between their parts run in user mode");
    }

    /** Without the searches that are too short. */
    private static Predicate worthwhile(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and ->
                Logic.and(and.terms().stream().map(TextPushDown::worthwhile).toList());
            case Predicate.Or or ->
                Logic.or(or.terms().stream().map(TextPushDown::worthwhile).toList());
            case Predicate.TextCompare compare ->
                compare.comparison() == TextComparison.CONTAINS
                                && compare.operand() instanceof Expr.TextLiteral literal
                                && literal.value().length() < SHORTEST_SEARCH
                        ? Predicate.Constant.TRUE
                        : compare;
            default -> predicate;
        };
    }

    private boolean ignoresCase(Match match) {
        return switch (match) {
            case EXACT -> false;
            case IGNORE_CASE -> true;
            case NAME, PATH -> abilities.os() == Os.WINDOWS;
        };
    }

    private LiteralBytes bytes(Field field, Match match) {
        LiteralBytes.Casing ignoring = abilities.can(field, Operation.IGNORE_CASE_OF_ALL)
                ? LiteralBytes.Casing.ALL
                : LiteralBytes.Casing.ASCII;
        return new LiteralBytes(abilities.os(), ignoresCase(match) ? ignoring : LiteralBytes.Casing.EXACT);
    }

    private int limit(TextComparison comparison) {
        return comparison == TextComparison.CONTAINS ? abilities.longestPattern() : abilities.longestText();
    }

    /** How many bytes the feed compares at most: on Windows a name may have {@code .exe} behind it. */
    private int size(Predicate.TextCompare compare, LiteralBytes bytes, String literal) {
        boolean longer = compare.match() == Match.NAME
                && abilities.os() == Os.WINDOWS
                && (compare.comparison() == TextComparison.EQUAL || compare.comparison() == TextComparison.ENDS_WITH);
        return bytes.size(literal) + (longer ? FileNames.EXE.length() : 0);
    }
}
