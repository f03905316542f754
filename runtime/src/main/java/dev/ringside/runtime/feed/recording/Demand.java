package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;
import dev.ringside.runtime.feed.recording.process.ProcessContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What all subscriptions of a pass ask for together. Immutable: where a subscription comes, changes or goes there is another demand. What is asked for of a
 * stream is put together when somebody wants to know it first: thousands of subscriptions may come one after the other. For any thread.
 */
final class Demand {
    private static final StreamType PROCS = Schema.standard().stream("procs");
    /** Every start of a process, as far as that tells anything of others. */
    private static final FeedRequest STARTS =
            new FeedRequest(PROCS, Predicate.Constant.TRUE, ProcessContext.told(PROCS));

    static final Demand NOTHING = new Demand(Map.of(), Map.of());
    /** What there is to learn of processes. */
    static final Demand LEARNING = NOTHING.with(PROCS, List.of(STARTS));

    private final Map<StreamType, List<FeedRequest>> requests;
    private final Set<StreamType> streams;
    private final Map<StreamType, Asked> asked;
    private volatile @Nullable Demand learning;

    private Demand(Map<StreamType, List<FeedRequest>> requests, Map<StreamType, Asked> asked) {
        this.requests = Map.copyOf(requests);
        this.streams = Set.copyOf(requests.keySet());
        this.asked = new ConcurrentHashMap<>(asked);
    }

    /** The same, but for one stream: what is asked for of the others stays the same object. */
    Demand with(StreamType stream, List<FeedRequest> now) {
        Map<StreamType, List<FeedRequest>> changed = new HashMap<>(requests);
        Map<StreamType, Asked> kept = new HashMap<>(asked);
        kept.remove(stream);
        if (now.isEmpty()) {
            changed.remove(stream);
        } else {
            changed.put(stream, List.copyOf(now));
        }
        return new Demand(changed, kept);
    }

    /** Those that somebody listens to; the same object each time. */
    Set<StreamType> streams() {
        return streams;
    }

    /** What is asked for of a stream; nothing if nobody listens to it. The same object each time. */
    Asked asked(StreamType stream) {
        Asked known = asked.get(stream);
        return known != null ? known : asked.computeIfAbsent(stream, this::together);
    }

    /** The same and, if somebody reads what other records tell of processes, what has to be learned for that. */
    Demand learning() {
        Demand known = learning;
        if (known == null) {
            known = readsOfProcesses() ? with(PROCS, withStarts()) : this;
            learning = known;
        }
        return known;
    }

    private boolean readsOfProcesses() {
        return requests.values().stream()
                .flatMap(List::stream)
                .anyMatch(request ->
                        !ProcessContext.of(request.stream(), request.fields()).isEmpty());
    }

    private List<FeedRequest> withStarts() {
        List<FeedRequest> all = new ArrayList<>(requests.getOrDefault(PROCS, List.of()));
        all.add(STARTS);
        return all;
    }

    private Asked together(StreamType stream) {
        Set<Predicate> pushed = new LinkedHashSet<>();
        Set<Field> fields = new HashSet<>();
        for (FeedRequest request : requests.getOrDefault(stream, List.of())) {
            pushed.add(request.pushed());
            fields.addAll(request.fields());
        }
        Predicate any = pushed.contains(Predicate.Constant.TRUE)
                ? Predicate.Constant.TRUE
                : Simplifier.simplify(Predicate.or(List.copyOf(pushed)));
        return new Asked(any, fields);
    }
}
