package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a feed can do of a single test. */
final class LeafPushDown {
    /** Bit operations nested deeper are left to user mode. */
    private static final int DEEPEST = 8;

    private final Abilities abilities;
    private final TextPushDown texts;
    private final Function<Predicate, Pushed> push;

    /** @param push what pushes a predicate in negation normal form that a leaf was rewritten to */
    LeafPushDown(Abilities abilities, Function<Predicate, Pushed> push) {
        this.abilities = abilities;
        this.push = push;
        this.texts = new TextPushDown(abilities, push);
    }

    Pushed push(Predicate leaf) {
        return decided(leaf).<Pushed>map(Pushed::exactly).orElseGet(() -> undecided(leaf));
    }

    /** What a test comes to that is the same for all of the feed's events. */
    private Optional<Predicate> decided(Predicate leaf) {
        Optional<Predicate> known = switch (leaf) {
            case Predicate.TextCompare compare ->
                constant(compare.text())
                        .map(text -> new Predicate.TextCompare(
                                compare.comparison(), text, compare.operand(), compare.match()));
            case Predicate.TextIn in ->
                constant(in.text()).map(text -> new Predicate.TextIn(text, in.values(), in.match()));
            case Predicate.Exists exists -> constant(exists.value()).map(Predicate.Exists::new);
            default -> Optional.empty();
        };
        return known.map(Simplifier::simplify).filter(Predicate.Constant.class::isInstance);
    }

    private Optional<Expr> constant(Expr text) {
        return text instanceof Expr.FieldRef ref
                ? Optional.ofNullable(abilities.constants().get(ref.field())).map(Expr.TextLiteral::new)
                : Optional.empty();
    }

    private Pushed undecided(Predicate leaf) {
        return switch (leaf) {
            case Predicate.Constant constant -> Pushed.exactly(constant);
            case Predicate.And and -> push.apply(and);
            case Predicate.Or or -> push.apply(or);
            case Predicate.Not not -> push.apply(not);
            case Predicate.Choice choice -> Pushed.nothing("conditions are nested too deeply");
            case Predicate.BoolField bool -> direct(bool, bool.field(), Operation.TRUE);
            case Predicate.Exists exists ->
                exists.value() instanceof Expr.FieldRef ref
                        ? direct(exists, ref.field(), Operation.EXISTS)
                        : computed();
            case Predicate.Truthy truthy -> truthy(truthy);
            case Predicate.Compare compare -> compare(compare);
            case Predicate.NumberIn in -> in(in);
            case Predicate.TextCompare compare -> texts.compare(compare);
            case Predicate.TextIn in -> texts.in(in);
            case Predicate.Matches matches -> texts.matches(matches);
            case Predicate.Like like -> texts.like(like);
            case Predicate.SameAddress same ->
                same.left() instanceof Expr.FieldRef ref && same.right() instanceof Expr.IpLiteral
                        ? direct(same, ref.field(), Operation.EQUAL)
                        : computed();
            case Predicate.InNetwork in -> in.address() instanceof Expr.FieldRef ref ? in(in, ref.field()) : computed();
            case Predicate.Some some -> some(some);
            case Predicate.Opaque opaque -> Pushed.nothing("JavaScript runs in user mode");
            case Predicate.ListIncludes includes -> Pushed.nothing("lists are searched in user mode");
        };
    }

    /** One of the processes must be as the whole term says, and so as what can be done of the term. */
    private Pushed some(Predicate.Some some) {
        Abilities able = abilities.processes().get(some.processes());
        if (able == null) {
            return Pushed.nothing("questions about the process tree are answered in user mode");
        }
        Pushed term = PushDown.of(some.term(), able);
        return term.isNothing()
                ? term
                : new Pushed(new Predicate.Some(some.processes(), term.predicate()), term.exact(), term.reason());
    }

    private Pushed direct(Predicate leaf, Field field, Operation operation) {
        return abilities.can(field, operation)
                ? Pushed.exactly(leaf)
                : Pushed.nothing(Reasons.cannot(abilities, field, operation));
    }

    private static Pushed computed() {
        return Pushed.nothing("computed values are compared in user mode");
    }

    /** Truthiness in terms of plain tests: there, and not empty or zero. */
    private Pushed truthy(Predicate.Truthy truthy) {
        if (!(truthy.value() instanceof Expr.FieldRef ref)) {
            return computed();
        }
        Predicate exists = new Predicate.Exists(ref);
        return switch (ref.type()) {
            case TEXT ->
                push.apply(Logic.and(List.of(
                        exists,
                        Logic.not(new Predicate.TextCompare(
                                TextComparison.EQUAL, ref, new Expr.TextLiteral(""), Match.EXACT)))));
            case INTEGER, TIME, DURATION ->
                push.apply(Logic.and(List.of(
                        exists,
                        Logic.not(new Predicate.Compare(
                                Comparison.EQUAL, ref, Membership.wholeLiteral(ref.type(), 0))))));
            case IP -> push(exists);
            case NUMBER, BOOL, LIST, PROCESSES, EVENTS -> computed();
        };
    }

    private Pushed compare(Predicate.Compare compare) {
        if (Membership.wholeLiteral(compare.right()).isEmpty()) {
            return computed();
        }
        Operation operation = compare.comparison() == Comparison.EQUAL ? Operation.EQUAL : Operation.ORDER;
        return number(compare, compare.left(), operation);
    }

    private Pushed in(Predicate.NumberIn in) {
        if (in.values().size() > abilities.largestSet()) {
            return Pushed.nothing(Reasons.tooLarge(abilities, in.values().size()));
        }
        return number(in, in.number(), Operation.IN);
    }

    private Pushed in(Predicate.InNetwork in, Field address) {
        if (in.networks().size() > abilities.largestSet()) {
            return Pushed.nothing(Reasons.tooLarge(abilities, in.networks().size()));
        }
        return direct(in, address, Operation.NETWORK);
    }

    private Pushed number(Predicate leaf, Expr number, Operation operation) {
        if (number instanceof Expr.FieldRef ref) {
            return direct(leaf, ref.field(), operation);
        }
        return switch (number) {
            case Expr.Length length -> Pushed.nothing("lengths are counted in user mode");
            case Expr.Arithmetic arithmetic -> {
                if (!arithmetic.operator().isBitwise()) {
                    yield Pushed.nothing("arithmetic other than bit operations runs in user mode");
                }
                yield isBits(arithmetic, operation, DEEPEST) ? Pushed.exactly(leaf) : computed();
            }
            default -> computed();
        };
    }

    /** Whether it is made of bit operations, literals and fields that the feed computes with. */
    private boolean isBits(Expr expr, Operation operation, int depth) {
        return switch (expr) {
            case Expr.IntegerLiteral literal -> true;
            case Expr.FieldRef ref ->
                ref.type() == ValueType.INTEGER
                        && abilities.can(ref.field(), operation)
                        && abilities.can(ref.field(), Operation.ARITHMETIC);
            case Expr.Arithmetic arithmetic ->
                arithmetic.operator().isBitwise()
                        && depth > 0
                        && isBits(arithmetic.left(), operation, depth - 1)
                        && isBits(arithmetic.right(), operation, depth - 1);
            default -> false;
        };
    }
}
