package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.Sid;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The fields that all streams have, and those of the process that did it. */
final class SharedFields {
    private SharedFields() {}

    /**
     * How the fields of a stream are made, by their slots.
     *
     * @param pid the process that an event is about
     * @param own the fields that are made otherwise than here, by name
     */
    static List<FieldValue<TraceEvent>> of(
            StreamType stream, Function<TraceEvent, OptionalLong> pid, Map<String, FieldValue<TraceEvent>> own) {
        return stream.fields().stream()
                .map(field -> own.containsKey(field.name()) ? own.get(field.name()) : shared(stream, field, pid))
                .toList();
    }

    private static FieldValue<TraceEvent> shared(
            StreamType stream, Field field, Function<TraceEvent, OptionalLong> pid) {
        return switch (field.name()) {
            case "time" ->
                new FieldValue.Numeric<>(event -> true, event -> event.header().time());
            case "stream" -> new FieldValue.Text<>(event -> stream.name());
            case "host" -> Fields.text(event -> event.machine().host());
            case "seq" -> new FieldValue.Numeric<>(event -> true, TraceEvent::sequence);
            case "eventId" -> eventId(stream);
            case "os" -> new FieldValue.Text<>(event -> "windows");
            case "pid" -> Fields.number(pid);
            case "tid" ->
                Fields.number(event -> pid.apply(event).equals(event.pid()) ? event.tid() : OptionalLong.empty());
            case "image" -> Fields.text(event -> process(event, pid).flatMap(TraceProcess::path));
            case "name" -> Fields.text(event -> process(event, pid).flatMap(TraceProcess::name));
            case "cmdline" ->
                Fields.text(event ->
                        process(event, pid).map(TraceProcess::commandLine).filter(text -> !text.isEmpty()));
            case "ppid" -> Fields.number(event -> parent(event, pid));
            case "session" ->
                Fields.number(
                        event -> process(event, pid).map(TraceProcess::session).orElse(OptionalLong.empty()));
            case "startTime" ->
                Fields.number(event ->
                        process(event, pid).map(TraceProcess::startTime).orElse(OptionalLong.empty()));
            case "parent" ->
                Fields.text(event -> process(event, parent(event, pid)).flatMap(TraceProcess::name));
            case "parentImage" ->
                Fields.text(event -> process(event, parent(event, pid)).flatMap(TraceProcess::path));
            case "user" ->
                Fields.text(event -> event.record()
                        .extended(ExtendedItem.SID)
                        .flatMap(Sid::text)
                        .map(event.machine()::user));
            case "truncated" -> new FieldValue.Numeric<>(TraceEvent::isTruncated, event -> 1);
            default -> new FieldValue.None<>();
        };
    }

    /** Sysmon's where the stream is one of its events, else the provider's. */
    private static FieldValue<TraceEvent> eventId(StreamType stream) {
        List<Integer> sysmon = stream.sysmonIds();
        return sysmon.isEmpty()
                ? new FieldValue.Numeric<>(
                        event -> true, event -> event.record().descriptor().id())
                : new FieldValue.Numeric<>(event -> true, event -> sysmon.get(0));
    }

    private static Optional<TraceProcess> process(TraceEvent event, Function<TraceEvent, OptionalLong> pid) {
        return process(event, pid.apply(event));
    }

    /** What is known of the process with that id when the event happened. */
    static Optional<TraceProcess> process(TraceEvent event, OptionalLong pid) {
        return pid.isPresent()
                ? event.machine().process(pid.getAsLong(), event.header().time())
                : Optional.empty();
    }

    private static OptionalLong parent(TraceEvent event, Function<TraceEvent, OptionalLong> pid) {
        return process(event, pid).map(TraceProcess::ppid).orElse(OptionalLong.empty());
    }
}
