package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Role;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * {@code powershell}, from PowerShell's own provider: blocks of scripts as they are run (4104), and what commands were given (4103, where module logging is
 * on). A block that is too long for one record is written in parts; it becomes one event when its last part has come, so that a predicate sees all of it.
 */
final class PowerShell {
    static final UUID PROVIDER = UUID.fromString("a0c1853b-5c40-4b15-8766-3cf1c58f985a");

    private static final int COMMAND = 4103;
    private static final int BLOCK = 4104;

    private final EtwEvent.Maker maker;
    private final SchemaSource schemas;
    private final ScriptParts parts = new ScriptParts();

    private PowerShell(StreamType stream, SchemaSource schemas, Surroundings surroundings) {
        this.schemas = schemas;
        this.maker = new EtwFields(stream)
                .number(
                        "eventId",
                        event -> OptionalLong.of(event.record().descriptor().id()))
                .text("script", PowerShell::script)
                .text("scriptId", event -> event.text("ScriptBlockId"))
                .text("path", event -> event.text("Path"))
                .maker(surroundings);
    }

    static EtwStream stream(StreamType stream, SchemaSource schemas, Surroundings surroundings) {
        PowerShell powerShell = new PowerShell(stream, schemas, surroundings);
        Roles roles = new Roles(
                stream,
                Wanted.ids(Set.of(COMMAND, BLOCK)),
                Map.of(stream.field("eventId"), new Role.EventId(), stream.field("pid"), new Role.Writer()));
        return new EtwStream(stream, PROVIDER, Set.of(PROVIDER), roles, powerShell::make);
    }

    private static Optional<String> script(EtwEvent event) {
        EtwEvent.Joined joined = event.joined();
        if (joined != null) {
            return Optional.of(joined.text());
        }
        return event.text("ScriptBlockText").or(() -> event.text("Payload"));
    }

    private void make(EventRecord record, long sequence, Consumer<Event> out) {
        int id = record.descriptor().id();
        if (id != COMMAND && id != BLOCK) {
            return;
        }
        Optional<EventSchema> schema = schemas.find(record);
        EtwEvent event = maker.of(record, schema, sequence);
        long total = event.number("MessageTotal").orElse(1);
        if (id == COMMAND || total <= 1 || schema.isEmpty()) {
            out.accept(event);
            return;
        }
        // What is given up to make room comes with what there is of it.
        parts.add(
                event,
                total,
                (last, joined) ->
                        out.accept(maker.of(last.record(), last.schema().orElseThrow(), last.sequence(), joined)));
    }
}
