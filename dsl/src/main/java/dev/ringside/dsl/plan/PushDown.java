package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Divides a predicate between a feed and user mode. */
public final class PushDown {
    private static final String ALTERNATIVE = "an alternative cannot be pushed down: ";

    private final LeafPushDown leaves;

    private PushDown(Abilities abilities) {
        this.leaves = new LeafPushDown(abilities, this::push);
    }

    /** Divides a simplified predicate for a feed of these abilities. */
    public static Split split(Predicate predicate, Abilities abilities) {
        PushDown pushDown = new PushDown(abilities);
        List<Split.Term> terms = new ArrayList<>();
        List<Predicate> pushed = new ArrayList<>();
        List<Predicate> residual = new ArrayList<>();
        for (Predicate conjunct : conjuncts(predicate).toList()) {
            Pushed part = pushDown.push(NegationNormalForm.of(conjunct));
            pushed.add(part.predicate());
            if (!part.exact()) {
                residual.add(conjunct);
            }
            Split.Placement placement = part.exact()
                    ? Split.Placement.FEED
                    : part.isNothing() ? Split.Placement.USER : Split.Placement.BOTH;
            terms.add(new Split.Term(conjunct, placement, part.predicate(), part.reason()));
        }
        Predicate all = Logic.and(pushed);
        // What lets nothing through leaves nothing to be decided.
        Predicate rest = all.equals(Predicate.Constant.FALSE) ? Predicate.Constant.TRUE : Predicate.and(residual);
        return new Split(predicate, all, rest, terms);
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
