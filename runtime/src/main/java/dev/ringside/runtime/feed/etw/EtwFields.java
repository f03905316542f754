package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** How the fields of a stream are made: those that all streams of ETW have here, and a stream's own. */
final class EtwFields {
    private final StreamType stream;
    private final Map<String, FieldValue<EtwEvent>> values = new HashMap<>();
    /** The process that an event is about. */
    private Function<EtwEvent, OptionalLong> pid = EtwFields::writer;

    EtwFields(StreamType stream) {
        this.stream = stream;
        values.put("time", new FieldValue.Numeric<>(event -> true, event -> time(event)));
        text("stream", event -> Optional.of(stream.name()));
        text("host", event -> Optional.of(event.surroundings().host()));
        number("seq", event -> OptionalLong.of(event.sequence()));
        text("os", event -> Optional.of("windows"));
        number("pid", event -> pid.apply(event));
        number("tid", event -> present(event.record().header().threadId()));
        number(
                "ppid",
                event -> process(event)
                        .flatMap(ProcessHandle::parent)
                        .map(parent -> OptionalLong.of(parent.pid()))
                        .orElse(OptionalLong.empty()));
        text("image", this::image);
        text("name", event -> image(event).map(EtwFields::fileName));
        text("parentImage", this::parentImage);
        text("parent", event -> parentImage(event).map(EtwFields::fileName));
        text(
                "user",
                event -> Users.of(event)
                        .or(() ->
                                process(event).flatMap(process -> process.info().user())));
        number(
                "startTime",
                event -> process(event)
                        .map(Writers::start)
                        .filter(start -> start != Long.MIN_VALUE)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
        values.put("truncated", new FieldValue.Numeric<>(EtwEvent::isTruncated, event -> 1));
    }

    static long time(EtwEvent event) {
        return event.record().header().time();
    }

    private static OptionalLong writer(EtwEvent event) {
        return present(event.record().header().processId());
    }

    private static OptionalLong present(long id) {
        return id == EventHeader.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(id);
    }

    private Optional<ProcessHandle> process(EtwEvent event) {
        OptionalLong id = pid.apply(event);
        return id.isEmpty() ? Optional.empty() : event.surroundings().writers().find(id.getAsLong(), time(event));
    }

    private Optional<String> image(EtwEvent event) {
        return process(event).flatMap(process -> process.info().command());
    }

    private Optional<String> parentImage(EtwEvent event) {
        return process(event)
                .flatMap(ProcessHandle::parent)
                .flatMap(process -> process.info().command());
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    /** The events are about another process than the one that writes them. */
    EtwFields about(Function<EtwEvent, OptionalLong> process) {
        pid = event -> {
            OptionalLong told = process.apply(event);
            return told.isPresent() ? told : writer(event);
        };
        return this;
    }

    EtwFields text(String field, Function<EtwEvent, Optional<String>> value) {
        values.put(field, new FieldValue.Text<>(event -> value.apply(event).orElse(null)));
        return this;
    }

    EtwFields number(String field, Function<EtwEvent, OptionalLong> value) {
        values.put(
                field,
                new FieldValue.Numeric<>(
                        event -> value.apply(event).isPresent(),
                        event -> value.apply(event).orElse(0)));
        return this;
    }

    EtwFields with(String field, FieldValue<EtwEvent> value) {
        values.put(field, value);
        return this;
    }

    EtwEvent.Maker maker(Surroundings surroundings) {
        List<FieldValue<EtwEvent>> all = stream.fields().stream()
                .map(Field::name)
                .map(name -> values.getOrDefault(name, new FieldValue.None<>()))
                .toList();
        return new EtwEvent.Maker(stream, all, surroundings);
    }
}
