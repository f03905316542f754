package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.Providers;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.filter.WantedOf;
import dev.ringside.dsl.expr.Predicate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What streams want of providers: of each provider the union, since a session has one filter for it. Guarded by whoever has it. */
final class Demand {
    private final Map<EtwStream, Wanted> wanted = new HashMap<>();

    /** What the events have that one of the predicates may match. */
    static Wanted of(EtwStream stream, List<Predicate> predicates) {
        return predicates.stream()
                .map(predicate -> WantedOf.predicate(predicate, stream.roles()))
                .reduce(Wanted.NOTHING, Wanted::or);
    }

    /** Sets what a stream wants; returns what it wanted. */
    Wanted put(EtwStream stream, Wanted now) {
        Wanted before = now.isNothing() ? wanted.remove(stream) : wanted.put(stream, now);
        return before == null ? Wanted.NOTHING : before;
    }

    /** The filter of a provider; empty if nobody wants anything of it. */
    Optional<ProviderFilter> filter(UUID provider, Providers providers) {
        Wanted union = wanted.entrySet().stream()
                .filter(entry -> entry.getKey().provider().equals(provider))
                .map(Map.Entry::getValue)
                .reduce(Wanted.NOTHING, Wanted::or);
        return filter(union, provider, providers);
    }

    /** The filter of what is wanted. The provider's manifest, which takes time, is looked at only where something depends on it. */
    static Optional<ProviderFilter> filter(Wanted wanted, UUID provider, Providers providers) {
        return wanted.filter(wanted.carried().isPresent() ? providers.schemas(provider) : List.of());
    }
}
