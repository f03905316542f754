package dev.ringside.dsl.query;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types that a sequence makes. */
final class SequenceTypes {
    private static final String NAME = "sequence";

    private SequenceTypes() {}

    static StreamType row(Source.Sequence sequence) {
        StreamType first = sequence.steps().get(0).query().stream();
        List<String> columns = new ArrayList<>(sequence.by());
        StreamType.Builder type = StreamType.Builder.derived(NAME, "Steps that happened one after the other")
                .field("time", FieldType.TIME, "When the last step happened, UTC")
                .field("first", FieldType.TIME, "When the first step happened, UTC");
        for (String key : sequence.by()) {
            type.copy(first.resolve(key).orElseThrow(), key);
        }
        type.field("events", FieldType.EVENTS, "The events that took the steps");
        columns.add("first");
        columns.add("time");
        for (int i = 0; i < sequence.steps().size(); i++) {
            if (happens(sequence.steps().get(i))) {
                StreamType stream = sequence.steps().get(i).query().stream();
                addStep(type, i, stream);
                if (stream.find("name").isPresent()) {
                    columns.add(reference(i) + ".name");
                }
            }
        }
        return type.columns(columns).build();
    }

    static StreamType scope(Source.Sequence sequence, int step) {
        StreamType own = sequence.steps().get(step).query().stream();
        return scope(own, sequence.steps().subList(0, step));
    }

    /** What a step sees that comes behind these. */
    static StreamType scope(StreamType own, List<Step> earlier) {
        StreamType.Builder type = StreamType.Builder.derived(own.name(), own.description());
        type.part(own, "");
        for (int i = 0; i < earlier.size(); i++) {
            if (happens(earlier.get(i))) {
                addStep(type, i, earlier.get(i).query().stream());
            }
        }
        return type.columns(own.columns().stream().map(Field::name).toList()).build();
    }

    static Optional<Integer> offset(Source.Sequence sequence, int step) {
        if (!happens(sequence.steps().get(step))) {
            return Optional.empty();
        }
        int offset = 3 + sequence.by().size();
        for (Step earlier : sequence.steps().subList(0, step)) {
            offset += happens(earlier) ? earlier.query().stream().width() : 0;
        }
        return Optional.of(offset);
    }

    private static boolean happens(Step step) {
        return !(step instanceof Step.None);
    }

    static String reference(int step) {
        return "$" + (step + 1);
    }

    private static void addStep(StreamType.Builder type, int step, StreamType stream) {
        type.part(stream, reference(step) + ".");
    }
}
