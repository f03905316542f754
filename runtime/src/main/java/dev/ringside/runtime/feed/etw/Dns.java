package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Role;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code dns}, from Windows' resolver. A question is one event, when it has been answered or given up: the provider's 3008, which is what Sysmon's 22 is
 * made of. Its 3006 and 3020 tell of the same question when it is asked and when a server answers.
 */
final class Dns {
    static final UUID PROVIDER = UUID.fromString("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");

    private static final int COMPLETED = 3008;
    private static final int SYSMON_ID = 22;
    private static final String NAME = "QueryName";
    private static final String TYPE = "QueryType";
    private static final String STATUS = "QueryStatus";

    /** Types of records by their numbers (IANA); others are shown as RFC 3597 does, TYPE65280. */
    private static final Map<Long, String> TYPES = Map.ofEntries(
            Map.entry(1L, "A"),
            Map.entry(2L, "NS"),
            Map.entry(5L, "CNAME"),
            Map.entry(6L, "SOA"),
            Map.entry(12L, "PTR"),
            Map.entry(13L, "HINFO"),
            Map.entry(15L, "MX"),
            Map.entry(16L, "TXT"),
            Map.entry(28L, "AAAA"),
            Map.entry(33L, "SRV"),
            Map.entry(35L, "NAPTR"),
            Map.entry(39L, "DNAME"),
            Map.entry(43L, "DS"),
            Map.entry(46L, "RRSIG"),
            Map.entry(48L, "DNSKEY"),
            Map.entry(52L, "TLSA"),
            Map.entry(64L, "SVCB"),
            Map.entry(65L, "HTTPS"),
            Map.entry(255L, "ANY"),
            Map.entry(257L, "CAA"));

    private Dns() {}

    static EtwStream stream(StreamType stream, SchemaSource schemas, Surroundings surroundings) {
        EtwEvent.Maker maker = new EtwFields(stream)
                .number("eventId", event -> OptionalLong.of(SYSMON_ID))
                .text("query", event -> event.text(NAME))
                .text("type", Dns::type)
                .number("status", event -> event.number(STATUS))
                .with("answers", new FieldValue.Texts<>(Dns::answers))
                .maker(surroundings);
        Map<String, Long> numbers = TYPES.entrySet().stream()
                .collect(Collectors.toMap(type -> type.getValue().toLowerCase(Locale.ROOT), Map.Entry::getKey));
        Roles roles = new Roles(
                stream,
                Wanted.ids(Set.of(COMPLETED)),
                Map.of(
                        stream.field("query"), new Role.Text(NAME),
                        stream.field("type"), new Role.NamedNumber(TYPE, numbers),
                        stream.field("status"), new Role.Numeric(STATUS),
                        stream.field("pid"), new Role.Writer()));
        return new EtwStream(stream, PROVIDER, Set.of(PROVIDER), roles, (record, sequence, out) -> {
            if (record.descriptor().id() == COMPLETED) {
                out.accept(maker.of(record, schemas.find(record), sequence));
            }
        });
    }

    private static Optional<String> type(EtwEvent event) {
        OptionalLong number = event.number(TYPE);
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(TYPES.getOrDefault(number.getAsLong(), "TYPE" + number.getAsLong()));
    }

    /** The provider writes them in one text: {@code type:  5 edge.example;::ffff:192.0.2.1;}. */
    private static @Nullable List<String> answers(EtwEvent event) {
        return event.value("QueryResults")
                .map(results -> Arrays.stream(results.toString().split(";"))
                        .map(String::strip)
                        .filter(answer -> !answer.isEmpty())
                        .toList())
                .orElse(null);
    }
}
