package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.PayloadFilter.Operator;
import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.schema.Field;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a predicate needs of the events that it matches. What ETW cannot look at needs nothing. */
public final class WantedOf {
    private final Roles roles;

    private WantedOf(Roles roles) {
        this.roles = roles;
    }

    /** What the events of the stream have that a predicate may match. */
    public static Wanted predicate(Predicate predicate, Roles roles) {
        return roles.base().and(term(predicate, roles));
    }

    /** What one term adds to what the stream needs anyway. */
    static Wanted term(Predicate term, Roles roles) {
        return new WantedOf(roles).of(term);
    }

    private Wanted of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> constant.value() ? Wanted.EVERYTHING : Wanted.NOTHING;
            case Predicate.And and -> and.terms().stream().map(this::of).reduce(Wanted.EVERYTHING, Wanted::and);
            case Predicate.Or or -> or.terms().stream().map(this::of).reduce(Wanted.NOTHING, Wanted::or);
            case Predicate.Not not -> not(not.term());
            case Predicate.BoolField truth ->
                roles.of(truth.field())
                        .map(role -> role instanceof Role.Truth told ? Wanted.ids(told.ids()) : Wanted.EVERYTHING)
                        .orElse(Wanted.EVERYTHING);
            case Predicate.Compare compare -> compare(compare);
            case Predicate.NumberIn in -> in(in);
            case Predicate.TextCompare compare -> compare(compare);
            case Predicate.TextIn in -> in(in);
            default -> Wanted.EVERYTHING;
        };
    }

    /** Only what is told by the event's id, and whether it has a keyword, can be negated: the rest may be weaker than the term. */
    private Wanted not(Predicate term) {
        if (term instanceof Predicate.Compare compare
                && compare.comparison() == Comparison.EQUAL
                && compare.right() instanceof Expr.IntegerLiteral zero
                && zero.value() == 0) {
            return mask(compare.left()).map(mask -> Wanted.keywords(mask, 0)).orElseGet(() -> byId(term));
        }
        return byId(term);
    }

    private Wanted byId(Predicate term) {
        Ids ids = of(term).ids();
        return field(term).flatMap(roles::of).filter(WantedOf::isToldById).isPresent() && !ids.equals(Ids.ALL)
                ? Wanted.EVERYTHING.with(ids.complement())
                : Wanted.EVERYTHING;
    }

    private static boolean isToldById(Role role) {
        return role instanceof Role.EventId || role instanceof Role.Word || role instanceof Role.Truth;
    }

    /** The field that a test is about, alone. */
    private static Optional<Field> field(Predicate leaf) {
        return switch (leaf) {
            case Predicate.BoolField truth -> Optional.of(truth.field());
            case Predicate.Compare compare when compare.comparison() == Comparison.EQUAL -> field(compare.left());
            case Predicate.NumberIn in -> field(in.number());
            case Predicate.TextCompare compare
            when compare.comparison() == TextComparison.EQUAL -> field(compare.text());
            case Predicate.TextIn in -> field(in.text());
            default -> Optional.empty();
        };
    }

    private static Optional<Field> field(Expr expr) {
        return expr instanceof Expr.FieldRef ref ? Optional.of(ref.field()) : Optional.empty();
    }

    private Wanted compare(Predicate.Compare compare) {
        if (!(compare.right() instanceof Expr.IntegerLiteral literal)) {
            return Wanted.EVERYTHING;
        }
        long value = literal.value();
        Optional<Role> role = field(compare.left()).flatMap(roles::of);
        if (role.isEmpty()) {
            return compare.comparison() == Comparison.EQUAL ? masked(compare.left(), value) : Wanted.EVERYTHING;
        }
        boolean equal = compare.comparison() == Comparison.EQUAL;
        return switch (role.get()) {
            case Role.EventId id when equal -> value == (char) value ? Wanted.ids(Set.of((int) value)) : Wanted.NOTHING;
            case Role.Level level -> level(compare.comparison(), value);
            case Role.Keywords keywords when equal -> Wanted.keywords(0, value);
            case Role.Writer writer when equal -> Wanted.pids(Set.of(value));
            case Role.Numeric number
            when PayloadTest.isComparable(value) ->
                Wanted.carried(PayloadTest.number(number.property(), operator(compare.comparison()), value));
            default -> Wanted.EVERYTHING;
        };
    }

    private static Wanted level(Comparison comparison, long value) {
        long clamped = Math.clamp(value, -1L, ProviderFilter.EVERY_LEVEL + 1L);
        return switch (comparison) {
            case EQUAL, LESS_OR_EQUAL -> Wanted.level((int) clamped);
            case LESS -> Wanted.level((int) clamped - 1);
            case GREATER, GREATER_OR_EQUAL -> Wanted.EVERYTHING;
        };
    }

    private static Operator operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Operator.EQUAL;
            case LESS -> Operator.LESS;
            case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
        };
    }

    /** {@code (keywords & mask) == value}: the bits of the value are set. */
    private Wanted masked(Expr expr, long value) {
        return mask(expr).isPresent() && value == (int) value
                ? Wanted.keywords(0, Integer.toUnsignedLong((int) value))
                : Wanted.EVERYTHING;
    }

    /** The mask in {@code keywords & mask}, which is of 32 bits, as the language has it. */
    private Optional<Long> mask(Expr expr) {
        if (!(expr instanceof Expr.Arithmetic and) || and.operator() != Expr.Arithmetic.Operator.AND) {
            return Optional.empty();
        }
        if (and.right() instanceof Expr.IntegerLiteral mask && isKeywords(and.left())) {
            return Optional.of(Integer.toUnsignedLong((int) mask.value()));
        }
        return and.left() instanceof Expr.IntegerLiteral mask && isKeywords(and.right())
                ? Optional.of(Integer.toUnsignedLong((int) mask.value()))
                : Optional.empty();
    }

    private boolean isKeywords(Expr expr) {
        return field(expr)
                .flatMap(roles::of)
                .filter(Role.Keywords.class::isInstance)
                .isPresent();
    }

    private Wanted in(Predicate.NumberIn in) {
        return in.values().stream()
                .map(value ->
                        compare(new Predicate.Compare(Comparison.EQUAL, in.number(), new Expr.IntegerLiteral(value))))
                .reduce(Wanted.NOTHING, Wanted::or);
    }

    private Wanted compare(Predicate.TextCompare compare) {
        return compare.operand() instanceof Expr.TextLiteral literal
                ? text(compare.comparison(), compare.text(), literal.value(), compare.match())
                : Wanted.EVERYTHING;
    }

    private Wanted in(Predicate.TextIn in) {
        return in.values().stream()
                .map(value -> text(TextComparison.EQUAL, in.text(), value, in.match()))
                .reduce(Wanted.NOTHING, Wanted::or);
    }

    private Wanted text(TextComparison comparison, Expr text, String value, Match match) {
        Optional<Role> role = field(text).flatMap(roles::of);
        boolean equal = comparison == TextComparison.EQUAL;
        if (role.isEmpty()) {
            return Wanted.EVERYTHING;
        }
        String word = match == Match.EXACT ? value : value.toLowerCase(Locale.ROOT);
        return switch (role.get()) {
            case Role.Word told when equal -> Wanted.ids(told.ids().getOrDefault(word, Set.of()));
            case Role.NamedNumber number
            when equal ->
                Optional.ofNullable(number.numbers().get(word))
                        .map(known -> Wanted.carried(PayloadTest.number(number.property(), Operator.EQUAL, known)))
                        .orElse(Wanted.EVERYTHING);
            case Role.Text carried
            when PayloadTest.isComparable(value) ->
                equal
                        ? Wanted.carried(PayloadTest.text(carried.property(), Operator.IS, value))
                        : comparison == TextComparison.CONTAINS
                                ? Wanted.carried(PayloadTest.text(carried.property(), Operator.CONTAINS, value))
                                : Wanted.EVERYTHING;
            default -> Wanted.EVERYTHING;
        };
    }
}
