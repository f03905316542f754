package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import dev.ringside.runtime.json.Leaves;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Events in the Elastic Common Schema, as Auditbeat, Packetbeat, Elastic's agents and many others write them. Every one is a record of a log, with all its
 * values by their paths; those of processes, the network, names, files, the registry and libraries are in their streams, too, where {@code event.type} and
 * {@code event.action} say what is meant there.
 */
final class EcsEvents {
    private static final List<String> SIGNS =
            List.of("ecs.version", "event.category", "event.kind", "event.action", "event.dataset", "agent.type");

    private final Delivery delivery;

    EcsEvents(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Takes an object, if it is one of these. */
    boolean takes(Leaves object) {
        Long time = Written.time(object.get("@timestamp"));
        if (time == null || SIGNS.stream().noneMatch(object::has)) {
            return false;
        }
        Os os = AnyObject.os(object);
        Optional<EcsKind> kind = EcsKind.of(object);
        delivery.record(
                record(object, os, time),
                kind.map(EcsKind::stream),
                sequence -> kind.map(what -> event(object, os, time, what, sequence)));
        return true;
    }

    private static LogRecord record(Leaves object, Os os, long time) {
        StoredRecord.Builder record = new StoredRecord.Builder()
                .os(os)
                .set(SystemNumber.TIME, time)
                .set(SystemNumber.EVENT_ID, Written.number(object.get("event.code")))
                .set(SystemNumber.RECORD_ID, Written.number(object.get("event.sequence")))
                .set(SystemText.CHANNEL, object.text("event.dataset"));
        for (String provider : List.of("event.provider", "event.module", "agent.type")) {
            record.set(SystemText.PROVIDER, object.text(provider));
        }
        record.set(SystemText.COMPUTER, host(object));
        object.all().forEach(record::add);
        return record.build();
    }

    private static String host(Leaves object) {
        for (String name : List.of("host.name", "host.hostname", "agent.hostname", "agent.name")) {
            String host = object.text(name);
            if (host != null) {
                return host;
            }
        }
        return "";
    }

    private static Event event(Leaves object, Os os, long time, EcsKind kind, long sequence) {
        StreamType stream = kind.stream();
        EventBuilder event = new EventBuilder(stream, os);
        event.set("time", time)
                .set("stream", stream.name())
                .set("os", os.name().toLowerCase(Locale.ROOT))
                .set("seq", sequence);
        BiConsumer<String, Object> fields = new FieldSetter(event, stream);
        String host = host(object);
        if (!host.isEmpty()) {
            event.set("host", host);
        }
        EcsFields.PROCESS.forEach(field -> field.set(object, fields));
        EcsFields.of(stream).forEach(field -> field.set(object, fields));
        user(object, os, fields);
        kind.op().ifPresent(op -> fields.accept("op", op));
        kind.particulars(object, fields);
        return event.build();
    }

    private static void user(Leaves object, Os os, BiConsumer<String, Object> fields) {
        String name = object.text("user.name");
        String domain = object.text("user.domain");
        if (name != null) {
            fields.accept("user", os == Os.WINDOWS && domain != null ? domain + "\\" + name : name);
        }
    }

    static StreamType stream(String name) {
        return Schema.standard().stream(name);
    }
}
