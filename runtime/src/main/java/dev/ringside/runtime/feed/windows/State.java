package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.files.DevicePaths;
import dev.ringside.driver.windows.network.Socket;
import dev.ringside.driver.windows.network.SocketTable;
import dev.ringside.driver.windows.process.KernelModules;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.driver.windows.process.ProcessModules;
import dev.ringside.driver.windows.process.ProcessTable;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is there now on this Windows machine: the processes, what they and the kernel have loaded, and sockets. Needs no driver. */
final class State {
    static final Set<String> STREAMS = Set.of("procs", "images", "modules", "net");

    private final Machine machine;
    private final StreamType stream;
    private final Set<String> wanted;
    private final FileFields files;

    State(Machine machine, FeedRequest request) {
        this.machine = machine;
        this.stream = request.stream();
        this.wanted = request.fields().stream().map(field -> field.name()).collect(Collectors.toSet());
        this.files = new FileFields(machine.files(), stream, wanted);
    }

    /** The events, each made when it is taken. */
    Stream<Event> events() {
        return switch (stream.name()) {
            case "procs" -> processes();
            case "images" -> images();
            case "modules" -> modules();
            case "net" -> sockets();
            default -> throw new IllegalArgumentException("nothing is there of " + stream);
        };
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
        details.map(ProcessDetails::image).ifPresent(path -> files.describe(event, path));
        return event.build();
    }

    private Stream<Event> images() {
        List<ProcessEntry> entries = ProcessTable.read();
        ProcessContext contexts = new ProcessContext(machine, entries);
        return entries.stream()
                .flatMap(
                        entry -> ProcessModules.of(entry.pid()).stream().map(module -> image(entry, module, contexts)));
    }

    private Event image(ProcessEntry entry, ProcessModules.Module module, ProcessContext contexts) {
        EventBuilder event = begin().set("path", module.path())
                .set("base", module.base())
                .set("size", module.size())
                .set("kind", "file");
        describeProcess(event, entry, contexts);
        files.describe(event, module.path());
        return event.build();
    }

    private Stream<Event> sockets() {
        ProcessContext contexts = new ProcessContext(machine, ProcessTable.read());
        List<Socket> sockets = SocketTable.read();
        Sockets fields = new Sockets(sockets);
        return sockets.stream().map(socket -> {
            EventBuilder event = begin();
            fields.describe(event, socket);
            if (socket.pid() != 0) {
                // Of one that has come or gone since the list was made only the pid is known.
                event.set("pid", socket.pid());
                contexts.find(socket.pid()).ifPresent(entry -> describeProcess(event, entry, contexts));
            }
            return event.build();
        });
    }

    private void describeProcess(EventBuilder event, ProcessEntry entry, ProcessContext contexts) {
        contexts.describe(event, entry);
        if (wanted.contains(EventFields.ANCESTORS)) {
            contexts.ancestors(event, entry);
        }
    }

    private Stream<Event> modules() {
        DevicePaths paths = new DevicePaths();
        return KernelModules.read().stream().map(module -> {
            String path = paths.toDrive(module.path());
            EventBuilder event = begin().set("path", path);
            files.describe(event, path);
            return event.build();
        });
    }

    private EventBuilder begin() {
        return new EventBuilder(stream, Os.WINDOWS)
                .set("stream", stream.name())
                .set("host", machine.name())
                .set("os", "windows");
    }
}
