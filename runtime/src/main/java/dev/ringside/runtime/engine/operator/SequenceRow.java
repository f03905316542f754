package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Events;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes the rows of a sequence: what it says of itself, then the events that took the steps, as they are. */
final class SequenceRow {
    /** Before the fields of the steps: time, first, the keys, events. */
    private static final int KEYS = 2;

    private final StreamType type;
    private final StreamType head;
    private final List<Value> keys;
    private final int[] offsets;

    SequenceRow(Source.Sequence sequence) {
        type = sequence.type();
        head = head(type, KEYS + sequence.by().size() + 1);
        StreamType first = sequence.steps().get(0).query().stream();
        keys = sequence.by().stream()
                .map(name -> first.resolve(name).orElseThrow())
                .map(Keys::expr)
                .map(Values::interpret)
                .toList();
        offsets = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, sequence.steps().size())
                                .flatMap(step -> sequence.offset(step).stream().mapToInt(Integer::intValue)))
                .toArray();
    }

    /** A type of the first fields of a row alone. */
    private static StreamType head(StreamType type, int fields) {
        StreamType.Builder head = StreamType.Builder.derived(type.name(), type.description());
        for (Field field : type.fields().subList(0, fields)) {
            head.copy(field, field.name());
        }
        return head.build();
    }

    Event of(Run run) {
        Event first = run.events.get(0);
        EventBuilder row = new EventBuilder(head, first.os());
        row.set(head.fields().get(0), run.last).set(head.fields().get(1), run.first);
        for (int i = 0; i < keys.size(); i++) {
            row.setValue(head.fields().get(KEYS + i), keys.get(i).of(first));
        }
        row.setEvents(head.fields().get(KEYS + keys.size()), run.events);
        List<Event> parts = new ArrayList<>(List.of(row.build()));
        Arrays.stream(run.taken).map(Objects::requireNonNull).forEach(parts::add);
        return Events.of(type, parts, offsets);
    }
}
