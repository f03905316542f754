package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes events of what auditd has logged: each a record with all that its lines say, and of calls that mean the same there one in another stream, too. */
final class AuditDelivery {
    private static final String PROVIDER = "auditd";

    private final Delivery delivery;

    AuditDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    void deliver(AuditEvent event) {
        Optional<AuditCall> call = AuditCall.of(event);
        delivery.record(
                record(event),
                call.map(what -> Schema.standard().stream(what.stream())),
                sequence -> call.flatMap(what -> event(event, what, sequence)));
    }

    private static LogRecord record(AuditEvent event) {
        StoredRecord.Builder record = new StoredRecord.Builder()
                .os(Os.LINUX)
                .set(SystemText.PROVIDER, PROVIDER)
                .set(SystemText.COMPUTER, event.host())
                .set(SystemNumber.TIME, event.event().time())
                .set(SystemNumber.RECORD_ID, event.event().serial());
        List<AuditRecord> records = event.records();
        record.add("type", records.get(0).type());
        List<String> arguments = AuditProcess.arguments(event);
        if (!arguments.isEmpty()) {
            record.add("args", arguments);
        }
        event.name().ifPresent(name -> record.add("call", name));
        for (AuditRecord one : records) {
            if (!one.type().equals("EXECVE")) {
                one.fields().forEach(record::add);
            }
        }
        List<String> paths = event.records("PATH").stream()
                .map(path -> path.field("name"))
                .flatMap(Stream::ofNullable)
                .toList();
        if (!paths.isEmpty()) {
            record.add("paths", paths);
        }
        return record.build();
    }

    private static Optional<Event> event(AuditEvent audited, AuditCall call, long sequence) {
        EventBuilder event = new EventBuilder(Schema.standard().stream(call.stream()), Os.LINUX);
        event.set("time", audited.event().time())
                .set("stream", call.stream())
                .set("os", "linux")
                .set("seq", sequence);
        if (!audited.host().isEmpty()) {
            event.set("host", audited.host());
        }
        AuditProcess.set(audited, event);
        return call.set(audited, event) ? Optional.of(event.build()) : Optional.empty();
    }
}
