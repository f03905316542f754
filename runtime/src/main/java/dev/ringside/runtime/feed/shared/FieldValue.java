package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a field of an event is made from what a kernel recorded.
 *
 * @param <E> the events
 */
public sealed interface FieldValue<E> {
    /** A number, a time or a truth; {@code value} is asked only where {@code has} is true. */
    record Numeric<E>(Predicate<E> has, ToLongFunction<E> value) implements FieldValue<E> {}

    /** A text; asked once for an event. */
    record Text<E>(Function<E, @Nullable String> value) implements FieldValue<E> {}

    /** A list of texts. */
    record Texts<E>(Function<E, @Nullable List<String>> value) implements FieldValue<E> {}

    /** An address. */
    record Address<E>(Function<E, @Nullable IpAddress> value) implements FieldValue<E> {}

    /** The processes above; {@code value} is asked only where {@code has} is true. */
    record Processes<E>(Predicate<E> has, Function<E, List<Event>> value) implements FieldValue<E> {}

    /** A field that these events do not have. */
    record None<E>() implements FieldValue<E> {}
}
