package dev.ringside.runtime.feed.shared;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What WMI-Activity says of the cause of an event: the instances of a filter and of a consumer, each property spelt out, {@code CommandLineTemplate = "cmd /c
 * x";}.
 */
public final class WmiCause {
    /** What the kinds of consumers run or write to. */
    private static final List<Pattern> DESTINATIONS = List.of(
            property("CommandLineTemplate"),
            property("ExecutablePath"),
            property("ScriptText"),
            property("ScriptFileName"),
            property("Filename"));

    private static final Pattern QUERY = property("Query");
    private static final Pattern CONSUMER_CLASS = Pattern.compile("\\w+");

    private WmiCause() {}

    private static Pattern property(String name) {
        return Pattern.compile("\\b" + name + "\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    }

    /** The filter's query. */
    public static Optional<String> query(String cause) {
        return value(cause, QUERY);
    }

    /** What the consumer runs or writes to. */
    public static Optional<String> destination(String cause) {
        return DESTINATIONS.stream()
                .flatMap(property -> value(cause, property).stream())
                .findFirst();
    }

    /** The class of a consumer, out of its path: {@code CommandLineEventConsumer="x"}. */
    public static Optional<String> consumerClass(String path) {
        Matcher found = CONSUMER_CLASS.matcher(path);
        return found.lookingAt() ? Optional.of(found.group()) : Optional.empty();
    }

    private static Optional<String> value(String cause, Pattern property) {
        Matcher found = property.matcher(cause);
        return found.find() ? Optional.of(found.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
    }
}
