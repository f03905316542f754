package dev.ringside.driver.windows.etw.filter;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.plan.Split;
import java.util.List;
import java.util.Optional;

/**
 * Where a term is decided. ETW decides about ids, about a few processes, and about levels up to one; of keywords it lets through events that have none, and
 * about what events carry it decides only if their manifest is known, so of these it lets more through.
 */
public final class TermPlacement {
    /** The process of events that none has written: such an event has no pid. */
    private static final long NO_PROCESS = 0xFFFF_FFFFL;

    private final Roles roles;

    private TermPlacement(Roles roles) {
        this.roles = roles;
    }

    /**
     * Where a term that ETW is able to look at is decided.
     *
     * @return in ETW, there and again in user mode, or in user mode alone if no event is filtered out for it
     */
    public static Split.Placement of(Predicate term, Roles roles) {
        Wanted wanted = WantedOf.term(term, roles);
        if (wanted.fits() && new TermPlacement(roles).isDecided(term)) {
            return Split.Placement.FEED;
        }
        boolean filters =
                wanted.carried().isPresent() || !wanted.filter(List.of()).equals(Wanted.EVERYTHING.filter(List.of()));
        return filters ? Split.Placement.NARROWED : Split.Placement.USER;
    }

    private boolean isDecided(Predicate term) {
        return switch (term) {
            case Predicate.Constant constant -> true;
            case Predicate.And and -> and.terms().stream().allMatch(this::isDecided);
            // Of alternatives about several parts of an event each part would be let through with any of the others.
            case Predicate.Or or ->
                FieldUses.of(or).stream().distinct().count() == 1
                        && or.terms().stream().allMatch(this::isDecided);
            case Predicate.Not not ->
                isDecided(not.term())
                        && FieldUses.of(not.term()).stream()
                                .allMatch(field -> roles.of(field)
                                        .filter(Role.EventId.class::isInstance)
                                        .isPresent());
            case Predicate.Compare compare ->
                compare.right() instanceof Expr.IntegerLiteral literal
                        && isDecided(compare.left(), compare.comparison(), literal.value());
            case Predicate.NumberIn in ->
                in.values().stream().allMatch(value -> isDecided(in.number(), Comparison.EQUAL, value));
            default -> false;
        };
    }

    private boolean isDecided(Expr compared, Comparison comparison, long value) {
        Optional<Role> role = compared instanceof Expr.FieldRef ref ? roles.of(ref.field()) : Optional.empty();
        if (role.isEmpty()) {
            return false;
        }
        return switch (role.get()) {
            case Role.EventId id -> comparison == Comparison.EQUAL;
            case Role.Writer writer -> comparison == Comparison.EQUAL && value >= 0 && value < NO_PROCESS;
            case Role.Level level ->
                switch (comparison) {
                    case LESS_OR_EQUAL -> value >= 1 && value < ProviderFilter.EVERY_LEVEL;
                    case LESS -> value > 1 && value <= ProviderFilter.EVERY_LEVEL;
                    case EQUAL, GREATER, GREATER_OR_EQUAL -> false;
                };
            default -> false;
        };
    }
}
