package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code wmi}, from Microsoft-Windows-WMI-Activity: who watches WMI's events, and has something done then. A query that watches (5859, 5860) is a filter, a
 * filter that was bound to a consumer (5861) a binding; filters, consumers and bindings that are written or deleted are told among all other requests (11).
 */
final class Wmi {
    static final UUID PROVIDER = UUID.fromString("1418ef04-b0b4-4623-bf7e-d74ab47bbdaa");

    private static final int REQUEST = 11;
    private static final int WATCHED = 5859;
    private static final int WATCHED_FOR_A_WHILE = 5860;
    private static final int BOUND = 5861;
    private static final Map<String, Integer> SYSMON_IDS = Map.of("filter", 19, "consumer", 20, "binding", 21);

    /** {@code Start IWbemServices::PutInstance - root\subscription : __EventFilter.Name="x"}. */
    private static final Pattern CHANGE = Pattern.compile(
            "(Put|Delete)Instance\\b.*?:\\s*(?:\\\\\\\\[^:]*:)?(__EventFilter|__FilterToConsumerBinding|\\w+EventConsumer)\\b"
                    + "(?:\\.Name=\"([^\"]*)\")?");

    private static final List<String> DESTINATIONS =
            List.of("CommandLineTemplate", "ExecutablePath", "ScriptText", "ScriptFileName", "Filename");

    private Wmi() {}

    static EtwStream stream(StreamType stream, SchemaSource schemas, Surroundings surroundings) {
        EtwEvent.Maker maker = new EtwFields(stream)
                .about(event -> first(event.number("ClientProcessId"), event.number("Processid")))
                .number(
                        "eventId",
                        event -> kind(event)
                                .map(kind -> OptionalLong.of(SYSMON_IDS.getOrDefault(kind, 0)))
                                .orElse(OptionalLong.empty()))
                .text("user", event -> event.text("User"))
                .text(
                        "op",
                        event -> Optional.of(
                                change(event)
                                                .filter(found -> found.group(1).equals("Delete"))
                                                .isPresent()
                                        ? "Deleted"
                                        : "Created"))
                .text("kind", Wmi::kind)
                .text("namespace", event -> event.text("NamespaceName").or(() -> event.text("Namespace")))
                .text("wmiName", event -> change(event).map(found -> found.group(3)))
                .text("query", event -> event.text("Query").or(() -> cause(event, "Query")))
                .text("consumerType", Wmi::consumerType)
                .text(
                        "destination",
                        event -> DESTINATIONS.stream()
                                .flatMap(name -> cause(event, name).stream())
                                .findFirst())
                .text("consumer", event -> event.text("CONSUMER"))
                .text("filter", event -> event.text("ESS"))
                .maker(surroundings);
        Roles roles = new Roles(stream, Wanted.ids(Set.of(REQUEST, WATCHED, WATCHED_FOR_A_WHILE, BOUND)), Map.of());
        return new EtwStream(stream, PROVIDER, Set.of(PROVIDER), roles, (record, sequence, out) -> {
            if (mayBe(record)) {
                EtwEvent event = maker.of(record, schemas.find(record), sequence);
                if (record.descriptor().id() != REQUEST || change(event).isPresent()) {
                    out.accept(event);
                }
            }
        });
    }

    private static boolean mayBe(EventRecord record) {
        return switch (record.descriptor().id()) {
            case REQUEST, WATCHED, WATCHED_FOR_A_WHILE, BOUND -> true;
            default -> false;
        };
    }

    private static OptionalLong first(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }

    /** What a request changes; empty if it is another request, or none. */
    private static Optional<Matcher> change(EtwEvent event) {
        return event.record().descriptor().id() == REQUEST
                ? event.text("Operation").map(CHANGE::matcher).filter(Matcher::find)
                : Optional.empty();
    }

    private static Optional<String> kind(EtwEvent event) {
        return switch (event.record().descriptor().id()) {
            case WATCHED, WATCHED_FOR_A_WHILE -> Optional.of("filter");
            case BOUND -> Optional.of("binding");
            default ->
                change(event).map(found -> switch (found.group(2)) {
                    case "__EventFilter" -> "filter";
                    case "__FilterToConsumerBinding" -> "binding";
                    default -> "consumer";
                });
        };
    }

    private static Optional<String> consumerType(EtwEvent event) {
        return event.record().descriptor().id() == BOUND
                ? event.text("CONSUMER").map(name -> name.replaceFirst("[.=].*", ""))
                : change(event).map(found -> found.group(2)).filter(name -> name.endsWith("EventConsumer"));
    }

    /** A property of the instances that a binding's cause spells out: {@code CommandLineTemplate = "cmd /c x";}. */
    private static Optional<String> cause(EtwEvent event, String property) {
        return event.text("PossibleCause")
                .map(Pattern.compile("\\b" + property + "\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"")::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"));
    }
}
