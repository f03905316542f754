package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Compare;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.ForwardingSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What failed is told only to those who ask about {@code result}: the others' predicates get the condition that nothing has failed, which the
 * kernel decides.
 */
final class Successes {
    private Successes() {}

    /** What a subscription wants of the kernel. */
    static FeedRequest of(FeedRequest request) {
        Optional<Field> result = unasked(request);
        if (result.isEmpty()) {
            return request;
        }
        List<Predicate> terms = new ArrayList<>();
        terms.add(condition(result.get()));
        if (!request.pushed().equals(Predicate.Constant.TRUE)) {
            terms.add(request.pushed());
        }
        Set<Field> fields = new HashSet<>(request.fields());
        fields.add(result.get());
        Predicate pushed = terms.size() == 1 ? terms.get(0) : new Predicate.And(terms);
        return new FeedRequest(request.stream(), pushed, fields, request.tested(), request.grouping(), request.until());
    }

    /** Whether a predicate that was made here is about calls that failed, too. */
    static boolean isAboutFailures(StreamType stream, Predicate predicate) {
        Optional<Field> result = stream.find("result");
        return result.isPresent()
                && !predicate.equals(condition(result.get()))
                && !(predicate instanceof Predicate.And and && and.terms().contains(condition(result.get())));
    }

    /** Gives the sink of a subscription what it wants, also of what the kernel has left undecided. */
    static EventSink sink(FeedRequest request, EventSink sink) {
        return unasked(request).<EventSink>map(field -> new Sink(field, sink)).orElse(sink);
    }

    /** A subscription whose later requests go the same way. */
    static FeedSubscription subscription(FeedSubscription subscription) {
        return new FeedSubscription() {
            @Override
            public void replace(FeedRequest request, EventSink sink) {
                subscription.replace(of(request), Successes.sink(request, sink));
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }

    /** The field that tells whether something failed, if the stream has one and nothing that was asked is about it. */
    private static Optional<Field> unasked(FeedRequest request) {
        return request.stream()
                .find("result")
                .filter(result -> !request.tested().contains(result)
                        && !FieldUses.of(request.pushed()).contains(result));
    }

    private static Predicate condition(Field result) {
        return new Predicate.Not(new Compare(Comparison.LESS, new Expr.FieldRef(result), new Expr.IntegerLiteral(0)));
    }

    private static final class Sink extends ForwardingSink {
        private final Field result;
        private final EventSink sink;

        Sink(Field result, EventSink sink) {
            super(sink);
            this.result = result;
            this.sink = sink;
        }

        @Override
        public void accept(Event event, boolean certain) {
            if (certain || !event.has(result.slot()) || event.number(result.slot()) >= 0) {
                sink.accept(event, certain);
            }
        }

        @Override
        public void accept(PartialGroup group) {
            sink.accept(group);
        }
    }
}
