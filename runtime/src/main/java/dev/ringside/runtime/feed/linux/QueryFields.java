package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.feed.dns.DnsMessage;
import dev.ringside.runtime.feed.dns.RecordType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of {@code dns} that are made of what the messages say. */
final class QueryFields {
    private QueryFields() {}

    /** How a field is made; empty if it is about something else. */
    static Optional<FieldValue<LinuxEvent>> of(Field field) {
        return switch (field.name()) {
            case "query" ->
                Optional.of(
                        new FieldValue.Text<>(event -> query(event).question().name()));
            case "type" ->
                Optional.of(new FieldValue.Text<>(
                        event -> RecordType.name(query(event).question().type())));
            case "status" ->
                Optional.of(new FieldValue.Numeric<>(QueryFields::isAnswered, event -> {
                    DnsMessage answer = query(event).answer();
                    return answer == null ? 0 : answer.status();
                }));
            case "answers" ->
                Optional.of(new FieldValue.Texts<>(event -> {
                    DnsMessage answer = query(event).answer();
                    return answer == null ? null : answer.answers();
                }));
            case "rtt" ->
                Optional.of(new FieldValue.Numeric<>(
                        QueryFields::isAnswered, event -> query(event).duration()));
            default -> Optional.empty();
        };
    }

    private static boolean isAnswered(LinuxEvent event) {
        return query(event).answer() != null;
    }

    private static NameQuery query(LinuxEvent event) {
        @Nullable NameQuery query = event.query();
        if (query == null) {
            throw new IllegalStateException("the event is not about a query");
        }
        return query;
    }
}
