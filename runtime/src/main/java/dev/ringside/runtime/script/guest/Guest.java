package dev.ringside.runtime.script.guest;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Makes values for one context of JavaScript, and knows them again. To be used by whoever has entered the context. */
public final class Guest {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Map<StreamType, EventShape> shapes = new HashMap<>();
    private final Makers makers = new Makers();
    private @Nullable EventObject revealed;

    /**
     * A function to be called from JavaScript, once and before any event is looked at, with the two functions that make a moment and a whole number
     * of any size. Both get whole milliseconds and the nanoseconds beyond them.
     */
    public TruffleObject makers() {
        return makers;
    }

    /** The event as an object. */
    public TruffleObject object(Event event) {
        return shape(event.stream(), List.of()).object(event);
    }

    /**
     * What rows of that type are made with.
     *
     * @param selected the fields that they show, in order; all if empty
     */
    public EventShape shape(StreamType type, List<Field> selected) {
        return selected.isEmpty()
                ? shapes.computeIfAbsent(type, of -> EventShape.of(this, of, List.of()))
                : EventShape.of(this, type, selected);
    }

    /**
     * An event that JavaScript has.
     *
     * @param event the event
     * @param shape which of its fields can be seen there, and how they are called
     */
    public record Seen(Event event, EventShape shape) {}

    /** The event that a value of this context is, if it is one. */
    public Optional<Seen> event(Value value) {
        revealed = null;
        if (value.isNativePointer()) {
            // Asking for its address makes it tell the guest who it is.
            value.asNativePointer();
        }
        return Optional.ofNullable(revealed).map(object -> new Seen(object.event(), object.shape()));
    }

    void reveal(EventObject object) {
        revealed = object;
    }

    /** A time, in nanoseconds since the epoch. */
    Object moment(long nanos) {
        return make(makers.moment(), nanos);
    }

    /** A whole number of any size. */
    Object bigInt(long number) {
        return make(makers.bigInt(), number);
    }

    private static Object make(Object maker, long number) {
        try {
            return InteropLibrary.getUncached()
                    .execute(
                            maker,
                            (double) Math.floorDiv(number, NANOS_PER_MILLI),
                            Math.floorMod(number, NANOS_PER_MILLI));
        } catch (InteropException e) {
            throw new IllegalStateException("the function that makes a value cannot be called", e);
        }
    }
}
