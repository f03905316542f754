package dev.ringside.runtime.feed.trace;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who watches WMI's events, and has something done then, as {@code wmi}: a query that watches, for good or for as long as its program runs, is a filter; a
 * filter that is bound to a consumer is a binding, which spells out both.
 */
final class WmiMapping {
    private static final int WATCHED = 5859;
    private static final int WATCHED_FOR_A_WHILE = 5860;
    private static final int BOUND = 5861;
    private static final int SYSMON_FILTER = 19;
    private static final int SYSMON_BINDING = 21;

    private static final String CAUSE = "PossibleCause";
    /** What the kinds of consumers run or write to. */
    private static final List<Pattern> DESTINATIONS = List.of(
            property("CommandLineTemplate"),
            property("ExecutablePath"),
            property("ScriptText"),
            property("ScriptFileName"),
            property("Filename"));

    private static final Pattern QUERY = property("Query");
    private static final Pattern CONSUMER_CLASS = Pattern.compile("\\w+");

    private WmiMapping() {}

    /** A property of the instances that a cause spells out: {@code CommandLineTemplate = "cmd /c x";}. */
    private static Pattern property(String name) {
        return Pattern.compile("\\b" + name + "\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");
    }

    static StreamMapping mapping() {
        return new StreamMapping(
                Schema.standard().stream("wmi"),
                Set.of(kind(WATCHED), kind(WATCHED_FOR_A_WHILE), kind(BOUND)),
                event -> {
                    OptionalLong client = Fields.numberOf(event, "Processid", "processid");
                    return client.isPresent() ? client : event.pid();
                },
                fields());
    }

    private static StreamMapping.Kind kind(int id) {
        return new StreamMapping.Kind(Providers.WMI_ACTIVITY, id);
    }

    private static Map<String, FieldValue<TraceEvent>> fields() {
        return Map.of(
                "eventId", Fields.number(event -> OptionalLong.of(isBinding(event) ? SYSMON_BINDING : SYSMON_FILTER)),
                "user", Fields.text("User"),
                "op", Fields.text(event -> Optional.of("Created")),
                "kind", Fields.text(event -> Optional.of(isBinding(event) ? "binding" : "filter")),
                "namespace", Fields.text("NamespaceName", "Namespace"),
                "query", Fields.text(event -> Fields.textOf(event, "Query").or(() -> cause(event, QUERY))),
                "consumerType",
                        Fields.text(event -> Fields.textOf(event, "CONSUMER")
                                .map(CONSUMER_CLASS::matcher)
                                .filter(Matcher::lookingAt)
                                .map(Matcher::group)),
                "destination",
                        Fields.text(event -> DESTINATIONS.stream()
                                .flatMap(name -> cause(event, name).stream())
                                .findFirst()),
                "consumer", Fields.text("CONSUMER"),
                "filter", Fields.text("ESS"));
    }

    private static boolean isBinding(TraceEvent event) {
        return event.record().descriptor().id() == BOUND;
    }

    private static Optional<String> cause(TraceEvent event, Pattern property) {
        return Fields.textOf(event, CAUSE)
                .map(property::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"));
    }
}
