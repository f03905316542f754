package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.Sid;
import dev.ringside.dsl.event.Event;
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
            case "image" -> own(pid, TraceProcess::path);
            case "name" -> own(pid, TraceProcess::name);
            case "cmdline" -> own(pid, TraceProcess::arguments);
            case "guid" -> own(pid, process -> process.particulars().guid());
            case "cwd" -> own(pid, process -> process.particulars().directory());
            case "integrity" -> own(pid, process -> process.particulars().integrity());
            case "user" -> Fields.text(event -> userSid(event, pid).map(event.machine()::user));
            case "ppid" -> number(pid, TraceProcess::ppid);
            case "session" -> number(pid, TraceProcess::session);
            case "logonId" -> number(pid, process -> process.particulars().logonId());
            case "startTime" -> number(pid, TraceProcess::startTime);
            case "parent" -> ofParent(pid, TraceProcess::name);
            case "parentImage" -> ofParent(pid, TraceProcess::path);
            case "parentCmdline" -> ofParent(pid, TraceProcess::arguments);
            case "parentGuid" -> ofParent(pid, process -> process.particulars().guid());
            case "parentUser" ->
                Fields.text(event -> parent(event, pid)
                        .flatMap(process -> process.particulars().userSid())
                        .map(event.machine()::user));
            case "ancestors" ->
                new FieldValue.Processes<>(event -> !ancestors(event, pid).isEmpty(), event -> ancestors(event, pid));
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

    private static FieldValue<TraceEvent> own(
            Function<TraceEvent, OptionalLong> pid, Function<TraceProcess, Optional<String>> text) {
        return Fields.text(event -> process(event, pid.apply(event)).flatMap(text));
    }

    private static FieldValue<TraceEvent> number(
            Function<TraceEvent, OptionalLong> pid, Function<TraceProcess, OptionalLong> number) {
        return Fields.number(
                event -> process(event, pid.apply(event)).map(number).orElse(OptionalLong.empty()));
    }

    private static FieldValue<TraceEvent> ofParent(
            Function<TraceEvent, OptionalLong> pid, Function<TraceProcess, Optional<String>> text) {
        return Fields.text(event -> parent(event, pid).flatMap(text));
    }

    /** That of the thread which wrote the event, where it was one of the process that the event is about; else the process's. */
    private static Optional<String> userSid(TraceEvent event, Function<TraceEvent, OptionalLong> pid) {
        OptionalLong about = pid.apply(event);
        return event.record()
                .extended(ExtendedItem.SID)
                .filter(item -> about.equals(event.pid()))
                .flatMap(Sid::text)
                .or(() -> process(event, about)
                        .flatMap(process -> process.particulars().userSid()));
    }

    /** What is known of the process with that id when the event happened. */
    static Optional<TraceProcess> process(TraceEvent event, OptionalLong pid) {
        return process(event, pid, event.header().time());
    }

    private static Optional<TraceProcess> process(TraceEvent event, OptionalLong pid, long time) {
        return pid.isPresent() ? event.machine().process(pid.getAsLong(), time) : Optional.empty();
    }

    /** The one that had the parent's id when the child started: it may have ended, and the id be another one's. */
    private static Optional<TraceProcess> parent(TraceEvent event, Function<TraceEvent, OptionalLong> pid) {
        return process(event, pid.apply(event))
                .flatMap(process -> process(
                        event,
                        process.ppid(),
                        process.startTime().orElse(event.header().time())));
    }

    private static List<Event> ancestors(TraceEvent event, Function<TraceEvent, OptionalLong> pid) {
        OptionalLong about = pid.apply(event);
        return about.isPresent()
                ? event.machine().ancestors(about.getAsLong(), event.header().time())
                : List.of();
    }
}
