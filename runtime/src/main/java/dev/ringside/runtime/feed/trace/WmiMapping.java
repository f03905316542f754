package dev.ringside.runtime.feed.trace;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.shared.FieldValue;
import dev.ringside.runtime.feed.shared.WmiCause;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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

    private WmiMapping() {}

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
                "query",
                        Fields.text(event -> Fields.textOf(event, "Query")
                                .or(() -> Fields.textOf(event, CAUSE).flatMap(WmiCause::query))),
                "consumerType",
                        Fields.text(event -> Fields.textOf(event, "CONSUMER").flatMap(WmiCause::consumerClass)),
                "destination", Fields.text(event -> Fields.textOf(event, CAUSE).flatMap(WmiCause::destination)),
                "consumer", Fields.text("CONSUMER"),
                "filter", Fields.text("ESS"));
    }

    private static boolean isBinding(TraceEvent event) {
        return event.record().descriptor().id() == BOUND;
    }
}
