package dev.ringside.runtime.script.alert;

import dev.ringside.dsl.event.Event;
import java.util.List;
import java.util.Optional;

/**
 * Something that a detection found.
 *
 * @param time when it happened, nanoseconds since the epoch: the time of its event
 * @param host where it happened; empty if no event says
 * @param rule the rule's id
 * @param title one line
 * @param level how grave it is
 * @param techniques numbers of MITRE ATT&amp;CK
 * @param tags the rule's
 * @param message what happened this time; empty if there is nothing to say beyond the title
 * @param event the event or row that it was raised for
 * @param events those that led to it, if they are others than that
 * @param source the feed that the events came from; empty if it was raised for none
 * @param script the script that raised it
 */
public record Alert(
        long time,
        Optional<String> host,
        String rule,
        String title,
        Level level,
        List<String> techniques,
        List<String> tags,
        String message,
        Optional<Event> event,
        List<Event> events,
        String source,
        String script) {
    public Alert {
        techniques = List.copyOf(techniques);
        tags = List.copyOf(tags);
        events = List.copyOf(events);
    }
}
