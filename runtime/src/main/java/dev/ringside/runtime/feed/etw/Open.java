package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Role;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.dsl.schema.StreamType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code etw("…")}: all that a provider reports, under the names that it gives it. */
final class Open {
    private static final Pattern PLACE = Pattern.compile("%(\\d{1,3})(?:!\\w*!)?");

    private Open() {}

    static EtwStream stream(StreamType stream, UUID provider, SchemaSource schemas, Surroundings surroundings) {
        EtwEvent.Maker maker = new EtwFields(stream)
                .number(
                        "eventId",
                        event -> OptionalLong.of(event.record().descriptor().id()))
                .text("provider", known(EventSchema::providerName))
                .text(
                        "providerId",
                        event -> Optional.of(Guid.text(event.record().provider())))
                .text("channel", known(EventSchema::channelName))
                .number(
                        "level",
                        event -> OptionalLong.of(event.record().descriptor().level()))
                .number(
                        "version",
                        event -> OptionalLong.of(event.record().descriptor().version()))
                .number(
                        "opcode",
                        event -> OptionalLong.of(event.record().descriptor().opcode()))
                .text("task", known(EventSchema::taskName))
                .number(
                        "keywords",
                        event -> OptionalLong.of(event.record().descriptor().keyword()))
                .text(
                        "activityId",
                        event -> Optional.ofNullable(event.record().header().activityId())
                                .map(Guid::text))
                .text("eventName", known(EventSchema::name))
                .text("message", Open::message)
                .maker(surroundings);
        return new EtwStream(
                stream,
                provider,
                Set.of(provider),
                roles(stream),
                (record, sequence, out) ->
                        out.accept(new OpenEtwEvent(maker.of(record, schemas.find(record), sequence))));
    }

    /** What ETW can look at, whatever the provider. */
    static Roles roles(StreamType stream) {
        return new Roles(
                stream,
                Wanted.EVERYTHING,
                Map.of(
                        stream.field("eventId"), new Role.EventId(),
                        stream.field("level"), new Role.Level(),
                        stream.field("keywords"), new Role.Keywords(),
                        stream.field("pid"), new Role.Writer()));
    }

    private static Function<EtwEvent, Optional<String>> known(Function<EventSchema, String> text) {
        return event -> event.schema().map(text).filter(found -> !found.isEmpty());
    }

    private static Optional<String> message(EtwEvent event) {
        return event.schema()
                .map(EventSchema::message)
                .filter(message -> !message.isEmpty())
                .map(message -> PLACE.matcher(message)
                        .replaceAll(place -> Matcher.quoteReplacement(value(event, place.group(1)))));
    }

    /** Places in messages are counted from 1. */
    private static String value(EtwEvent event, String place) {
        int index = Integer.parseInt(place) - 1;
        int count = event.schema().map(schema -> schema.properties().size()).orElse(0);
        return index >= 0 && index < count
                ? event.value(index).map(Object::toString).orElse("")
                : "%" + place;
    }
}
