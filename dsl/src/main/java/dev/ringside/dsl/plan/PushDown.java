package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;

/** Divides a predicate between a feed and user mode. */
public final class PushDown {
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
        for (Predicate conjunct : conjuncts(predicate)) {
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
        return new Split(predicate, Logic.and(pushed), Predicate.and(residual), terms);
    }

    private static List<Predicate> conjuncts(Predicate predicate) {
        return switch (predicate) {
            case Predicate.And and -> and.terms();
            case Predicate.Constant constant -> constant.value() ? List.of() : List.of(constant);
            default -> List.of(predicate);
        };
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
        List<Predicate> pushed = new ArrayList<>();
        String reason = "";
        for (Predicate term : terms) {
            Pushed part = push(term);
            if (part.isNothing()) {
                return Pushed.nothing("an alternative cannot be pushed down: " + part.reason());
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
