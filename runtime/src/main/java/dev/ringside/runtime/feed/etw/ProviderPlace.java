package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.feed.shared.SharedFilter;
import dev.ringside.runtime.feed.shared.Taker;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Where the filter of a stream stands: in ETW, together with those of other streams of the same provider. ETW's records do not say by which filter they passed. */
final class ProviderPlace implements SharedFilter.Place {
    private final EtwStream stream;
    private final Sessions sessions;

    ProviderPlace(EtwStream stream, Sessions sessions) {
        this.stream = stream;
        this.sessions = sessions;
    }

    @Override
    public boolean install(
            int generation, List<Predicate> predicates, SortedMap<Integer, Taker> grouping, Set<Field> fields) {
        return Refusals.explained(() -> {
            sessions.want(stream, Demand.of(stream, predicates));
            return true;
        });
    }

    @Override
    public void remove() {
        Refusals.explained(() -> {
            sessions.want(stream, Wanted.NOTHING);
            return true;
        });
    }

    @Override
    public long written() {
        return 0;
    }

    @Override
    public long read() {
        return 0;
    }

    @Override
    public void forget(int generation) {}
}
