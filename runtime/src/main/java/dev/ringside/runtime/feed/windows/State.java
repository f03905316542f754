package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.files.DevicePaths;
import dev.ringside.driver.windows.files.Signature;
import dev.ringside.driver.windows.files.VersionResource;
import dev.ringside.driver.windows.process.KernelModules;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.driver.windows.process.ProcessTable;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is there now on this Windows machine: the processes, and what the kernel has loaded. Needs no driver. */
final class State {
    static final Set<String> STREAMS = Set.of("procs", "modules");

    private final Machine machine;
    private final StreamType stream;
    private final Set<String> wanted;

    State(Machine machine, FeedRequest request) {
        this.machine = machine;
        this.stream = request.stream();
        this.wanted = request.fields().stream().map(field -> field.name()).collect(Collectors.toSet());
    }

    /** The events, each made when it is taken. */
    Stream<Event> events() {
        return stream.name().equals("procs") ? processes() : modules();
    }

    private Stream<Event> processes() {
        List<ProcessEntry> entries = ProcessTable.read();
        ProcessContext contexts = new ProcessContext(machine, entries);
        // The idle process is only there for the accounts of processors.
        return entries.stream().filter(entry -> entry.pid() != 0).map(entry -> process(entry, contexts));
    }

    private Event process(ProcessEntry entry, ProcessContext contexts) {
        EventBuilder event = begin();
        if (FileTime.isTime(entry.startTime()) && entry.startTime() != 0) {
            event.set("time", FileTime.toEpochNanos(entry.startTime()));
        }
        Optional<ProcessDetails> details = contexts.describe(event, entry);
        details.map(ProcessDetails::commandLine)
                .map(CommandLine::split)
                .ifPresent(arguments -> event.set("args", arguments).set("argc", arguments.size()));
        if (wanted.contains(EventFields.ANCESTORS)) {
            contexts.ancestors(event, entry);
        }
        details.map(ProcessDetails::image).ifPresent(path -> describeFile(event, path));
        return event.build();
    }

    private Stream<Event> modules() {
        DevicePaths paths = new DevicePaths();
        return KernelModules.read().stream().map(module -> {
            String path = paths.toDrive(module.path());
            EventBuilder event = begin().set("path", path);
            if (module.base() != 0) {
                event.set("base", module.base());
            }
            describeFile(event, path);
            return event.build();
        });
    }

    private EventBuilder begin() {
        return new EventBuilder(stream, Os.WINDOWS)
                .set("stream", stream.name())
                .set("host", machine.name())
                .set("os", "windows");
    }

    /** Reads of the file only what somebody will look at. */
    private void describeFile(EventBuilder event, String path) {
        if (wants("hashes", "sha256", "sha1", "md5", "imphash")) {
            machine.files().hashes(path).ifPresent(hashes -> hashes(event, hashes));
        }
        if (wants("fileVersion", "description", "product", "company", "originalName")) {
            VersionResource version = machine.files().version(path);
            set(event, "fileVersion", Optional.ofNullable(version.fileVersion()));
            set(event, "description", Optional.ofNullable(version.description()));
            set(event, "product", Optional.ofNullable(version.product()));
            set(event, "company", Optional.ofNullable(version.company()));
            set(event, "originalName", Optional.ofNullable(version.originalName()));
        }
        if (wants("signed", "signature", "signatureStatus")) {
            machine.files().signature(path).ifPresent(signature -> signature(event, signature));
        }
    }

    private void hashes(EventBuilder event, Hashes hashes) {
        set(event, "hashes", Optional.of(hashes.text()));
        set(event, "sha256", Optional.of(hashes.sha256()));
        set(event, "sha1", Optional.of(hashes.sha1()));
        set(event, "md5", Optional.of(hashes.md5()));
        set(event, "imphash", hashes.imphash());
    }

    private void signature(EventBuilder event, Signature signature) {
        ifHas("signed", name -> event.set(name, signature.signed() ? 1 : 0));
        set(event, "signature", signature.signer());
        set(event, "signatureStatus", Optional.of(signature.status()));
    }

    private void set(EventBuilder event, String field, Optional<String> value) {
        value.ifPresent(text -> ifHas(field, name -> event.set(name, text)));
    }

    private void ifHas(String field, Consumer<String> set) {
        if (stream.find(field).isPresent()) {
            set.accept(field);
        }
    }

    private boolean wants(String... fields) {
        return Stream.of(fields).anyMatch(wanted::contains);
    }
}
