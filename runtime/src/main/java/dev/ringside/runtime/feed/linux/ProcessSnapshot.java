package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes that are there now, as events of {@code procs} that happened when they started. They have what events have, but for what only the kernel
 * saw when the program was executed: the script and its interpreter. The parent is the one that a process has now.
 */
final class ProcessSnapshot {
    /** As many processes above are told as events tell. */
    private static final int MOST_ANCESTORS = 32;

    private final StreamType stream;
    private final boolean withAncestors;
    private final Host host = new Host();
    private final Map<Long, ProcStatus> processes = new LinkedHashMap<>();
    private long sequence;

    ProcessSnapshot(FeedRequest request) {
        stream = request.stream();
        withAncestors = request.fields().contains(stream.field("ancestors"));
    }

    /** One for each process, threads of the kernel included. One that ends meanwhile is left out. */
    List<Event> events() {
        for (long pid : ProcFiles.pids()) {
            ProcStatus.read(pid).ifPresent(process -> processes.put(pid, process));
        }
        List<Event> events = new ArrayList<>();
        processes.values().forEach(process -> events.add(event(process)));
        return events;
    }

    private Event event(ProcStatus process) {
        EventBuilder event = new EventBuilder(stream, Os.LINUX)
                .set("time", started(process))
                .set("stream", stream.name())
                .set("host", host.name())
                .set("seq", sequence++)
                .set("eventId", stream.sysmonIds().get(0))
                .set("os", "linux")
                .set("tid", process.pid())
                .set("euid", process.ids().euid())
                .set("gid", process.ids().gid())
                .set("caps", process.capabilities());
        describe(event, process);
        text(event, "cwd", process.directory());
        terminal(process.terminal()).ifPresent(name -> event.set("tty", name));
        if (!process.arguments().isEmpty()) {
            event.set("args", process.arguments())
                    .set("argc", process.arguments().size());
        }
        if (process.session() != null) {
            event.set("session", process.session());
        }
        text(event, "cgroup", process.cgroup());
        Optional.ofNullable(process.cgroup())
                .flatMap(ControlGroups::container)
                .ifPresent(id -> event.set("container", id));
        if (withAncestors) {
            ancestors(event, process);
        }
        return event.build();
    }

    /** What is told of a process, whether it is the event's own or one above. */
    private void describe(EventBuilder event, ProcStatus process) {
        event.set("pid", process.pid())
                .set("guid", guid(process))
                .set("name", process.fileName())
                .set("uid", process.ids().uid())
                .set("user", host.users().name(process.ids().uid()))
                .set("startTime", started(process));
        text(event, "image", process.image());
        text(event, "cmdline", process.commandLine());
        if (process.ppid() > 0) {
            event.set("ppid", process.ppid());
        }
        ProcStatus parent = processes.get(process.ppid());
        if (parent != null) {
            event.set("parentGuid", guid(parent))
                    .set("parent", parent.fileName())
                    .set("parentUser", host.users().name(parent.ids().uid()));
            text(event, "parentImage", parent.image());
            text(event, "parentCmdline", parent.commandLine());
        }
    }

    private void ancestors(EventBuilder event, ProcStatus process) {
        List<Event> above = new ArrayList<>();
        ProcStatus next = processes.get(process.ppid());
        while (next != null && above.size() < MOST_ANCESTORS) {
            EventBuilder ancestor = new EventBuilder(Schema.process(), Os.LINUX);
            describe(ancestor, next);
            above.add(ancestor.build());
            next = processes.get(next.ppid());
        }
        event.setEvents(stream.field("ancestors"), above);
        if (next != null) {
            event.set("truncated", 1);
        }
    }

    private long started(ProcStatus process) {
        return host.clock().epochNanos(ProcFiles.nanos(process.startTicks()));
    }

    private String guid(ProcStatus process) {
        return host.guid(process.pid(), ProcFiles.nanos(process.startTicks()));
    }

    /** The name of a terminal by its device number, as the kernel's own events have it. */
    private static Optional<String> terminal(long device) {
        long major = (device >> 8) & 0xFFF;
        long minor = (device & 0xFF) | ((device >> 12) & 0xFFF00);
        return switch ((int) major) {
            case 0 -> Optional.empty();
            case 4 -> Optional.of(minor < 64 ? "tty" + minor : "ttyS" + (minor - 64));
            case 136, 137, 138, 139, 140, 141, 142, 143 -> Optional.of("pts" + ((major - 136) * 256 + minor));
            default -> Optional.empty();
        };
    }

    private static void text(EventBuilder event, String field, @Nullable String value) {
        if (value != null) {
            event.set(field, value);
        }
    }
}
