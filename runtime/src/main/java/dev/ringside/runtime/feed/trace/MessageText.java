package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Events in words: the message of the schema with the data in it, as {@code FormatMessage} does it. */
final class MessageText {
    /** The number of a property, perhaps with how to print it, or a line's end, a tab, or a character that means itself. */
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d{1,2})(?:![^!]*!)?|(.))", Pattern.DOTALL);

    private MessageText() {}

    /** The text; empty if the schema has none. */
    static Optional<String> of(TraceEvent event) {
        Optional<EventData> data = event.values();
        return event.schema()
                .map(EventSchema::message)
                .filter(message -> !message.isEmpty())
                .flatMap(message -> data.map(values -> of(message, values)));
    }

    private static String of(String message, EventData data) {
        return PLACE.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? special(found.group(2))
                                : property(data, Integer.parseInt(found.group(1)))))
                .strip();
    }

    private static String special(String character) {
        return switch (character) {
            case "n", "r" -> "\n";
            case "t" -> "\t";
            case "b" -> " ";
            // Ends a message without a line's end.
            case "0" -> "";
            default -> character;
        };
    }

    private static String property(EventData data, int number) {
        return number == 0 || number > data.size()
                ? ""
                : data.get(number - 1).map(Value::toString).orElse("");
    }
}
