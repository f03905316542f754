package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Events;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event must be to take a step of a sequence, to be one that must not happen, or to end it. */
final class Pattern {
    private final StreamType stream;
    private final int input;
    private final EventPredicate own;
    private final @Nullable EventPredicate told;
    private final Set<Integer> references;
    private final int[] offsets;
    private @Nullable Event last;
    private boolean lastOwn;

    /**
     * A pattern.
     *
     * @param query a stream and its {@code where}s
     * @param input the number of the input that its events come from
     * @param earlier the streams of the steps before that happen, whose fields the predicates see behind those of the own stream
     */
    Pattern(Query query, int input, List<StreamType> earlier) {
        stream = query.stream();
        this.input = input;
        StepPredicate predicate = StepPredicate.of(query);
        own = Predicates.adaptive(Predicate.and(predicate.own()));
        told = predicate.told().isEmpty() ? null : Predicates.adaptive(Predicate.and(predicate.told()));
        offsets = new int[earlier.size() + 1];
        int offset = stream.width();
        for (int i = 0; i < earlier.size(); i++) {
            offsets[i + 1] = offset;
            offset += earlier.get(i).width();
        }
        references = predicate.references(offsets);
    }

    /** Whether its events come from that input. */
    boolean isOf(int number) {
        return input == number;
    }

    StreamType stream() {
        return stream;
    }

    /** The places of the steps whose events it asks about. */
    Set<Integer> references() {
        return references;
    }

    /** Whether an event matches, as far as that does not depend on other events. What it says of the latest event is kept. */
    @SuppressWarnings("ReferenceEquality") // all runs are asked about one event before the next comes
    boolean matches(Event event) {
        if (event != last) {
            last = event;
            lastOwn = own.test(event);
        }
        return lastOwn;
    }

    /** Whether an event matches that comes when these have taken their steps; null for a step that is not taken. */
    boolean matches(Event event, @Nullable Event[] taken) {
        if (!matches(event)) {
            return false;
        }
        if (told == null) {
            return true;
        }
        @Nullable Event[] parts = new Event[offsets.length];
        parts[0] = event;
        System.arraycopy(taken, 0, parts, 1, parts.length - 1);
        return told.test(Events.view(stream, parts, offsets));
    }
}
