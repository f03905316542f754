package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.recording.RecordingSink.Asked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all subscriptions of a pass ask for together. Immutable: where a subscription comes, changes or goes there is another demand. What is asked for of a
 * stream is put together when somebody wants to know it first: thousands of subscriptions may come one after the other. For any thread.
 */
final class Demand {
    static final Demand NOTHING = new Demand(Map.of(), Map.of());

    private final Map<StreamType, List<FeedRequest>> requests;
    private final Map<StreamType, Asked> asked;

    private Demand(Map<StreamType, List<FeedRequest>> requests, Map<StreamType, Asked> asked) {
        this.requests = Map.copyOf(requests);
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

    Set<StreamType> streams() {
        return requests.keySet();
    }

    /** What is asked for of a stream; nothing if nobody listens to it. The same object each time. */
    Asked asked(StreamType stream) {
        Asked known = asked.get(stream);
        return known != null ? known : asked.computeIfAbsent(stream, this::together);
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
