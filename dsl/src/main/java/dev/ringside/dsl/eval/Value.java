package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * An expression that can be asked: a Long for whole numbers, times and durations, a Double, String, Boolean, IpAddress or List, or null if
 * it is missing.
 */
@FunctionalInterface
public interface Value {
    @Nullable
    Object of(Event event);
}
