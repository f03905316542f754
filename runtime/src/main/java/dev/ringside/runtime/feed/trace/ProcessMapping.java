package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the kernel reports of processes and of the images that they load, as {@code procs}, {@code exits} and {@code images}. */
final class ProcessMapping {
    /** The names that the provider and the classic events have for the same. */
    private static final String[] PID = {"ProcessID", "ProcessId"};

    private static final String[] IMAGE = {"ImageName", "ImageFileName"};

    static final StreamType PROCS = Schema.standard().stream("procs");

    private static final Set<StreamMapping.Kind> TELLING = Set.of(
            new StreamMapping.Kind(Providers.KERNEL_PROCESS, 1),
            new StreamMapping.Kind(Providers.KERNEL_PROCESS, 15),
            new StreamMapping.Kind(Providers.CLASSIC_PROCESS, 1),
            new StreamMapping.Kind(Providers.CLASSIC_PROCESS, 3));

    /** Levels of integrity, by the last part of their security ids. */
    private static final Map<String, String> INTEGRITY = Map.of(
            "S-1-16-0", "untrusted",
            "S-1-16-4096", "low",
            "S-1-16-8192", "medium",
            "S-1-16-8448", "medium",
            "S-1-16-12288", "high",
            "S-1-16-16384", "system");

    private ProcessMapping() {}

    static List<StreamMapping> mappings() {
        return List.of(
                new StreamMapping(
                        PROCS,
                        Set.of(
                                new StreamMapping.Kind(Providers.KERNEL_PROCESS, 1),
                                new StreamMapping.Kind(Providers.CLASSIC_PROCESS, 1)),
                        ProcessMapping::pid,
                        starts()),
                new StreamMapping(
                        Schema.standard().stream("exits"),
                        Set.of(
                                new StreamMapping.Kind(Providers.KERNEL_PROCESS, 2),
                                new StreamMapping.Kind(Providers.CLASSIC_PROCESS, 2)),
                        ProcessMapping::pid,
                        Map.of(
                                "name", Fields.text(ProcessMapping::nameOfEnded),
                                "exitCode", Fields.number("ExitCode", "ExitStatus"),
                                "startTime", Fields.number("CreateTime"),
                                "duration", Fields.number(ProcessMapping::duration))),
                new StreamMapping(
                        Schema.standard().stream("images"),
                        Set.of(
                                new StreamMapping.Kind(Providers.KERNEL_PROCESS, 5),
                                new StreamMapping.Kind(Providers.CLASSIC_IMAGE, 10)),
                        ProcessMapping::pid,
                        Map.of(
                                "path", Fields.text("ImageName", "FileName"),
                                "base", Fields.number("ImageBase"),
                                "size", Fields.number("ImageSize"))));
    }

    private static OptionalLong pid(TraceEvent event) {
        return Fields.numberOf(event, PID);
    }

    private static Map<String, FieldValue<TraceEvent>> starts() {
        Map<String, FieldValue<TraceEvent>> fields = new HashMap<>();
        fields.put("image", Fields.text(event -> told(event).path()));
        fields.put("name", Fields.text(event -> told(event).name()));
        fields.put("cmdline", Fields.text("CommandLine"));
        fields.put("ppid", Fields.number(ProcessMapping::ppid));
        fields.put("session", Fields.number("SessionID", "SessionId"));
        fields.put("startTime", Fields.number(event -> told(event).startTime()));
        fields.put("parent", Fields.text(event -> parent(event).flatMap(TraceProcess::name)));
        fields.put("parentImage", Fields.text(event -> parent(event).flatMap(TraceProcess::path)));
        fields.put("user", Fields.text(event -> Fields.textOf(event, "UserSID").map(event.machine()::user)));
        fields.put(
                "integrity",
                Fields.text(event -> Fields.textOf(event, "MandatoryLabel").map(INTEGRITY::get)));
        // The thread is one of the parent's.
        fields.put("tid", new FieldValue.None<>());
        return fields;
    }

    private static OptionalLong ppid(TraceEvent event) {
        return Fields.numberOf(event, "ParentProcessID", "ParentId");
    }

    private static Optional<TraceProcess> parent(TraceEvent event) {
        return SharedFields.process(event, ppid(event));
    }

    /** Whether an event tells of a process: that it has started, or that it was there already. */
    static boolean tellsOfProcess(EventRecord record) {
        return TELLING.contains(StreamMapping.Kind.of(record));
    }

    /** The process that such an event tells of; empty if it cannot be read. */
    static Optional<TraceStreams.Started> started(TraceEvent event) {
        OptionalLong pid = pid(event);
        return pid.isPresent() ? Optional.of(new TraceStreams.Started(pid.getAsLong(), told(event))) : Optional.empty();
    }

    private static TraceProcess told(TraceEvent event) {
        OptionalLong start = Fields.numberOf(event, "CreateTime");
        return new TraceProcess(
                Fields.textOf(event, IMAGE).orElse(""),
                Fields.textOf(event, "CommandLine").orElse(""),
                ppid(event),
                Fields.numberOf(event, "SessionID", "SessionId"),
                start);
    }

    /** Of one whose start was not seen, up to 14 characters of its name. */
    private static Optional<String> nameOfEnded(TraceEvent event) {
        return SharedFields.process(event, pid(event)).flatMap(TraceProcess::name).or(() -> told(event).name());
    }

    private static OptionalLong duration(TraceEvent event) {
        OptionalLong start = Fields.numberOf(event, "CreateTime");
        OptionalLong end = Fields.numberOf(event, "ExitTime");
        return start.isPresent() && end.isPresent()
                ? OptionalLong.of(end.getAsLong() - start.getAsLong())
                : OptionalLong.empty();
    }
}
