package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events made of other events. */
public final class Events {
    private static final StreamType LIST = StreamType.Builder.derived("events", "A list of events")
            .field("events", FieldType.EVENTS, "The events")
            .build();

    private Events() {}

    /** An event with nothing but a list of events, in the slot 0: a part of rows that tell what they are made of. */
    public static Event list(List<Event> events) {
        return new EventBuilder(LIST, Os.LINUX)
                .setEvents(LIST.fields().get(0), events)
                .build();
    }

    /**
     * One event whose fields are those of several, without copying them: the row of a join, or what a step of a sequence sees. Its operating
     * system is that of the first part that is there.
     *
     * @param type its type
     * @param parts what it is made of; the fields of one that is null are missing
     * @param offsets for each part the slot at which its fields begin, ascending, the first 0
     */
    public static Event of(StreamType type, List<@Nullable Event> parts, int... offsets) {
        return new JoinedEvent(type, parts.toArray(new Event[0]), offsets.clone());
    }

    /** As {@link #of}, for what looks at many of them: the arrays are not copied, and must not be changed as long as the event is looked at. */
    public static Event view(StreamType type, @Nullable Event[] parts, int[] offsets) {
        return new JoinedEvent(type, parts, offsets);
    }
}
