package dev.ringside.runtime.script.cases;

import dev.ringside.dsl.event.Event;
import java.util.List;

/**
 * What a script must say of some events.
 *
 * @param name what it is about
 * @param line where it begins in its file, from 1
 * @param expected the alerts that must come of the events
 * @param events in the order in which they happen
 */
public record ScriptCase(String name, int line, Expectation expected, List<Event> events) {
    public ScriptCase {
        events = List.copyOf(events);
    }
}
