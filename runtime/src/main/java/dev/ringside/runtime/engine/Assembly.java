package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Deadline;
import dev.ringside.runtime.engine.operator.Filter;
import dev.ringside.runtime.engine.operator.Flow;
import dev.ringside.runtime.engine.operator.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a query's operators together, from the end of the chain to its beginning, and its inputs in the order of its {@linkplain Reading readings}.
 */
final class Assembly {
    private final Stages stages;
    private final Handover lane;
    private final Function<Source, OptionalLong> began;
    private final List<Flow> inputs;
    private @Nullable Filter gate;
    private @Nullable Handoff handoff;
    private OptionalLong deadline = OptionalLong.empty();

    /**
     * Puts a query together.
     *
     * @param began when a source is started, if that is known
     * @param delivery the end of the chain
     * @param onLane whether all of it runs on the lane, so that it need not go over to it
     */
    Assembly(
            Query query,
            Stages stages,
            Handover lane,
            Function<Source, OptionalLong> began,
            Flow delivery,
            boolean onLane) {
        this.stages = stages;
        this.lane = lane;
        this.began = began;
        this.inputs = build(query, delivery, onLane ? Integer.MAX_VALUE : placeOfHandoff(query), true);
    }

    /** Where events go in. */
    List<Flow> inputs() {
        return inputs;
    }

    /** When the first of its inputs ends, if that is known, in nanoseconds since the epoch. */
    OptionalLong deadline() {
        return deadline;
    }

    /** What a sequence's rows have to pass first. */
    Optional<Filter> gate() {
        return Optional.ofNullable(gate);
    }

    /** Where the chain goes over to the lane, if it does. */
    Optional<Handoff> handoff() {
        return Optional.ofNullable(handoff);
    }

    /**
     * Whether all of a query has to run on the lane: JavaScript stands where several inputs come together, or among what comes first.
     */
    static boolean isAllOnLane(Query query) {
        boolean joined = query.operators().stream()
                .anyMatch(operator -> operator instanceof Operator.Join && Scripts.areIn(operator));
        boolean first = query.source() instanceof Source.Sequence
                ? Scripts.areIn(query.source())
                : FieldUses.areForeign(Leading.of(query).predicate());
        return joined || first;
    }

    /** Before which of the operators behind the leading ones it goes over to the lane; before what leads to a sequence's rows if -1. */
    private static int placeOfHandoff(Query query) {
        if (query.source() instanceof Source.Sequence) {
            return -1;
        }
        List<Operator> operators = Leading.of(query).operators();
        int place = 0;
        while (place < operators.size() && !Scripts.areIn(operators.get(place))) {
            place++;
        }
        return place;
    }

    private List<Flow> build(Query query, Flow end, int handoffPlace, boolean outermost) {
        Leading leading = Leading.of(query);
        List<StreamType> types = query.types();
        List<Flow> joined = new ArrayList<>();
        Flow flow = goOver(end, handoffPlace == leading.operators().size());
        for (int i = leading.operators().size() - 1; i >= 0; i--) {
            int place = leading.places().get(i);
            Operator operator = leading.operators().get(i);
            if (operator instanceof Operator.Join join) {
                List<Flow> sides = stages.join(join, types.get(place), flow);
                flow = sides.get(0);
                joined.addAll(0, build(join.other(), sides.get(1), Integer.MAX_VALUE, false));
            } else {
                flow = stages.stage(operator, types.get(place), flow);
            }
            flow = goOver(flow, handoffPlace == i);
        }
        List<Flow> own = new ArrayList<>(source(query.source(), leading.predicate(), flow, handoffPlace, outermost));
        own.addAll(joined);
        return limited(query, own);
    }

    private Flow goOver(Flow flow, boolean here) {
        if (!here || lane.isDirect()) {
            return flow;
        }
        Handoff over = new Handoff(lane, flow);
        handoff = over;
        return over;
    }

    private List<Flow> source(Source source, Predicate leading, Flow flow, int handoffPlace, boolean outermost) {
        if (!(source instanceof Source.Sequence sequence)) {
            return List.of(flow);
        }
        Filter first = new Filter(leading, flow);
        if (outermost) {
            gate = first;
        }
        return stages.sequence(sequence, goOver(first, handoffPlace < 0));
    }

    /** Wherever {@code for} stands, it ends what comes in. */
    private List<Flow> limited(Query query, List<Flow> flows) {
        List<Source> sources =
                Reading.of(query, true).stream().map(Reading::source).toList();
        List<Flow> limited = new ArrayList<>(flows);
        for (Operator operator : query.operators()) {
            if (operator instanceof Operator.For end) {
                for (int i = 0; i < limited.size(); i++) {
                    Deadline one = new Deadline(end.nanos(), began.apply(sources.get(i)), limited.get(i));
                    limited.set(i, one);
                    deadline = LongStream.concat(deadline.stream(), one.time().stream())
                            .min();
                }
            }
        }
        return limited;
    }
}
