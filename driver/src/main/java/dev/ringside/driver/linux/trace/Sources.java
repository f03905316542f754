package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the events of a hook have to come from for what some predicate of a filter may be true for, and of which system calls they are made. */
final class Sources {
    private final Map<Site, List<Call>> calls;

    private Sources(Map<Site, List<Call>> calls) {
        this.calls = calls;
    }

    static Sources of(Hook hook, FieldMap fields, FilterSet set, Structures structures) {
        Optional<Site> own = hook.site();
        if (own.isPresent()) {
            return new Sources(Map.of(own.get(), List.of()));
        }
        Optional<Field> op = fields.field(Datum.OP);
        Map<Site, List<Call>> sites = new EnumMap<>(Site.class);
        for (Call call : Calls.of(hook)) {
            boolean wanted = op.isEmpty()
                    || call.words().isEmpty()
                    || call.words().stream().anyMatch(word -> WantedWords.isWanted(op.get(), word, set.predicates()));
            if (wanted && call.isKnown(structures)) {
                sites.computeIfAbsent(call.site(), site -> new ArrayList<>()).add(call);
            }
        }
        if (hook == Hook.NET) {
            // Always, as what it remembers of a connection's beginning may be asked for at its end.
            sites.put(Site.SOCKET_STATE, List.of());
        }
        return new Sources(sites);
    }

    Set<Site> sites() {
        return calls.keySet();
    }

    /** The calls at a site; none where events are not made of calls. */
    List<Call> at(Site site) {
        return calls.getOrDefault(site, List.of());
    }

    /** Whether there are events at a site, and not only notes for those at another one. */
    boolean hasEvents(Site site) {
        return at(site).isEmpty() || !at(site).stream().allMatch(Call::isNote);
    }

    Collection<Call> calls() {
        return calls.values().stream().flatMap(List::stream).toList();
    }

    /** Whether functions of the kernel tell paths of some of the calls. */
    boolean haveNotedPaths() {
        return calls().stream()
                .anyMatch(call -> !NamingFunction.pathsOf(call.call()).isEmpty());
    }
}
