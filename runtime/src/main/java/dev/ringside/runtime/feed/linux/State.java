package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.btf.BtfException;
import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.trace.FieldMap;
import dev.ringside.driver.linux.trace.ProcessList;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.shared.SocketFields;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is there now on this Linux machine: the processes, sockets, and what the kernel has loaded. The kernel filters processes, where it may be asked. */
final class State {
    static final Set<String> STREAMS = Set.of("procs", "net", "modules");

    private static final StreamType PROCS = Schema.standard().stream("procs");
    private static final FieldMap FIELDS = FieldMap.ofProcesses(PROCS);

    private final StreamType stream;
    private final Predicate pushed;
    private final Host host = new Host();
    private final RunningProcesses processes;
    private final List<Field> lookups;

    State(FeedRequest request) {
        this.lookups = FileLookups.named(request);
        this.stream = request.stream();
        this.pushed = request.pushed();
        this.processes = new RunningProcesses(host, request);
    }

    /** What the kernel can decide about what is there: about processes what it can about events, but for their arguments. */
    static Abilities abilities(StreamType stream, String feed) {
        return stream.equals(PROCS) ? FIELDS.abilities() : Abilities.none(feed, Os.LINUX);
    }

    /** The events, each made when it is taken. */
    Stream<Event> events() {
        return switch (stream.name()) {
            case "procs" -> new ProcessSnapshot(stream, host, processes, lookups).events(pids());
            case "net" -> sockets();
            case "modules" -> modules();
            default -> throw new IllegalArgumentException("nothing is there of " + stream);
        };
    }

    /** The processes that may be meant: all of them where the kernel cannot be asked. */
    private long[] pids() {
        if (pushed.equals(Predicate.Constant.TRUE)) {
            return ProcFiles.pids();
        }
        try {
            return ProcessList.pids(FIELDS, pushed);
        } catch (BpfException | BtfException | IllegalStateException | LinkageError e) {
            return ProcFiles.pids();
        }
    }

    private Stream<Event> sockets() {
        SocketFields fields = new SocketFields();
        return Sockets.read(processes.read(ProcFiles.pids())).stream().map(open -> {
            SocketTable.Entry socket = open.socket();
            EventBuilder event = begin();
            fields.describe(event, open.role(), socket.isV6(), socket.local(), socket.remote());
            if (open.owner().isPresent()) {
                processes.describe(event, open.owner().get());
            } else if (socket.inode() != 0) {
                event.set("uid", socket.uid()).set("user", host.users().name(socket.uid()));
            }
            return event.build();
        });
    }

    private Stream<Event> modules() {
        return new KernelModules(Path.of("/")).read().stream().map(module -> {
            EventBuilder event = begin().set("module", module.name())
                    .set("args", module.parameters())
                    .set("taints", module.taints());
            String path = module.path();
            if (path != null) {
                event.set("path", path);
                FileLookups.texts(lookups, () -> FileLookups.ofModule(host, path), host, null, null)
                        .forEach((slot, text) -> event.set(stream.fields().get(slot), text));
            }
            return event.build();
        });
    }

    private EventBuilder begin() {
        return new EventBuilder(stream, Os.LINUX)
                .set("stream", stream.name())
                .set("host", host.name())
                .set("os", "linux");
    }
}
