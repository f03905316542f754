package dev.ringside.runtime.feed.trace;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answers that the resolver reports, as {@code dns}. */
final class DnsMapping {
    /** A query has been answered, from wherever: the event that Sysmon reports, too. */
    private static final int ANSWERED = 3008;

    private static final Map<Long, String> TYPES = Map.ofEntries(
            Map.entry(1L, "A"),
            Map.entry(2L, "NS"),
            Map.entry(5L, "CNAME"),
            Map.entry(6L, "SOA"),
            Map.entry(12L, "PTR"),
            Map.entry(15L, "MX"),
            Map.entry(16L, "TXT"),
            Map.entry(28L, "AAAA"),
            Map.entry(33L, "SRV"),
            Map.entry(35L, "NAPTR"),
            Map.entry(43L, "DS"),
            Map.entry(48L, "DNSKEY"),
            Map.entry(52L, "TLSA"),
            Map.entry(64L, "SVCB"),
            Map.entry(65L, "HTTPS"),
            Map.entry(255L, "ANY"));

    private DnsMapping() {}

    static StreamMapping mapping() {
        return new StreamMapping(
                Schema.standard().stream("dns"),
                Set.of(new StreamMapping.Kind(Providers.DNS_CLIENT, ANSWERED)),
                TraceEvent::pid,
                Map.of(
                        "query", Fields.text("QueryName"),
                        "type",
                                Fields.text(event ->
                                        Fields.textOf(event, "QueryType").map(DnsMapping::type)),
                        "status", Fields.number("QueryStatus"),
                        "answers",
                                new FieldValue.Texts<>(event -> Fields.textOf(event, "QueryResults")
                                        .map(DnsMapping::answers)
                                        .orElse(null))));
    }

    private static String type(String number) {
        return TYPES.getOrDefault(Long.parseUnsignedLong(number), number);
    }

    /** They stand one behind the other, each with a semicolon at its end. */
    private static List<String> answers(String results) {
        return Arrays.stream(results.split(";"))
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .toList();
    }
}
