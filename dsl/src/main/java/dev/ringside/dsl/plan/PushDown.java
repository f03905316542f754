package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Divides a predicate between a feed and user mode. */
public final class PushDown {
    private static final String ALTERNATIVE = "an alternative cannot be pushed down: ";

    private final LeafPushDown leaves;

    private PushDown(Abilities abilities) {
        this.leaves = new LeafPushDown(abilities, this::push);
    }

    /** Divides a simplified predicate for a feed that decides whatever it is able to do. */
    public static Split split(Predicate predicate, Abilities abilities) {
        return split(predicate, abilities, term -> Split.Placement.FEED);
    }

    /**
     * Divides a simplified predicate for a feed of these abilities.
     *
     * @param placement where a term that it is able to do is decided: in the feed, there and again in user mode, or in user mode alone
     */
    public static Split split(
            Predicate predicate, Abilities abilities, Function<Predicate, Split.Placement> placement) {
        PushDown pushDown = new PushDown(abilities);
        List<Split.Term> terms = new ArrayList<>();
        List<Predicate> pushed = new ArrayList<>();
        List<Predicate> residual = new ArrayList<>();
        for (Predicate conjunct : conjuncts(predicate).toList()) {
            Split.Term term = term(conjunct, pushDown.push(NegationNormalForm.of(conjunct)), abilities, placement);
            terms.add(term);
            pushed.add(term.pushed());
            if (term.placement() != Split.Placement.FEED) {
                residual.add(conjunct);
            }
        }
        Predicate all = Logic.and(pushed);
        // What lets nothing through leaves nothing to be decided.
        Predicate rest = all.equals(Predicate.Constant.FALSE) ? Predicate.Constant.TRUE : Predicate.and(residual);
        return new Split(predicate, all, rest, terms);
    }

    /** What a feed of these abilities can do of a predicate of which it is given no more than that. */
    static Pushed of(Predicate predicate, Abilities abilities) {
        return new PushDown(abilities).push(NegationNormalForm.of(predicate));
    }

    private static Split.Term term(
            Predicate conjunct, Pushed part, Abilities abilities, Function<Predicate, Split.Placement> placement) {
        if (part.isNothing()) {
            return new Split.Term(conjunct, Split.Placement.USER, part.predicate(), part.reason());
        }
        return switch (placement.apply(part.predicate())) {
            case USER ->
                new Split.Term(conjunct, Split.Placement.USER, Predicate.Constant.TRUE, Reasons.unfiltered(abilities));
            case NARROWED, BOTH ->
                new Split.Term(
                        conjunct,
                        part.exact() ? Split.Placement.NARROWED : Split.Placement.BOTH,
                        part.predicate(),
                        part.exact() ? Reasons.narrowed(abilities) : part.reason());
            case FEED ->
                new Split.Term(
                        conjunct,
                        part.exact() ? Split.Placement.FEED : Split.Placement.BOTH,
                        part.predicate(),
                        part.reason());
        };
    }

    /** The terms of which each must hold, as fine as can be said without rewriting them. */
    private static Stream<Predicate> conjuncts(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.terms().stream().flatMap(PushDown::conjuncts);
        }
        if (predicate instanceof Predicate.Not not && not.term() instanceof Predicate.Or or) {
            return or.terms().stream().map(Logic::not).flatMap(PushDown::conjuncts);
        }
        return predicate.equals(Predicate.Constant.TRUE) ? Stream.empty() : Stream.of(predicate);
    }

    /** What the feed can do of a predicate in negation normal form. */
    private Pushed push(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> Pushed.exactly(constant);
            case Predicate.And and -> all(and.terms());
            case Predicate.Or or -> any(or.terms());
            case Predicate.Not not -> negated(leaves.push(not.term()));
            default -> leaves.push(predicate);
        };
    }

    /** Each conjunct that the feed can do something of makes the rest fewer. */
    private Pushed all(List<Predicate> terms) {
        List<Predicate> pushed = new ArrayList<>();
        String reason = "";
        for (Predicate term : terms) {
            Pushed part = push(term);
            pushed.add(part.predicate());
            reason = reason.isEmpty() ? part.reason() : reason;
        }
        return new Pushed(Logic.and(pushed), reason.isEmpty(), reason);
    }

    /** An alternative that the feed can do nothing of may be the one that holds. */
    private Pushed any(List<Predicate> terms) {
        List<Pushed> parts = terms.stream().map(this::push).toList();
        Pushed certain = Pushed.exactly(Predicate.Constant.TRUE);
        if (parts.contains(certain)) {
            return certain;
        }
        List<Predicate> pushed = new ArrayList<>();
        String reason = "";
        for (Pushed part : parts) {
            if (part.isNothing()) {
                boolean told = part.reason().startsWith(ALTERNATIVE);
                return Pushed.nothing(told ? part.reason() : ALTERNATIVE + part.reason());
            }
            pushed.add(part.predicate());
            reason = reason.isEmpty() ? part.reason() : reason;
        }
        return new Pushed(Logic.or(pushed), reason.isEmpty(), reason);
    }

    /** The negation of something weaker would be stronger. */
    private static Pushed negated(Pushed leaf) {
        return leaf.exact()
                ? Pushed.exactly(NegationNormalForm.of(Logic.not(leaf.predicate())))
                : Pushed.nothing(leaf.reason());
    }
}
