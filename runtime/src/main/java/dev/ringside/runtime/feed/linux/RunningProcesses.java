package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes that are there, and what the events of any stream say of them. The parent is the one that a process has now. */
final class RunningProcesses {
    /** As many processes above are told as events tell. */
    private static final int MOST_ANCESTORS = 32;

    private final Host host;
    private final Optional<Field> ancestors;
    private final Map<Long, Optional<ProcStatus>> processes = new HashMap<>();

    /** @param request says whether somebody wants to know the processes above */
    RunningProcesses(Host host, FeedRequest request) {
        this.host = host;
        this.ancestors = request.stream().find("ancestors").filter(request.fields()::contains);
    }

    /** Reads those with these pids. One that ends meanwhile is left out. */
    Collection<ProcStatus> read(long[] pids) {
        List<ProcStatus> found = new ArrayList<>();
        for (long pid : pids) {
            Optional<ProcStatus> process = ProcStatus.read(pid);
            processes.put(pid, process);
            process.ifPresent(found::add);
        }
        return found;
    }

    /** A process above another; read now if it was not among those that were asked for. */
    private @Nullable ProcStatus above(ProcStatus process) {
        return process.ppid() == 0
                ? null
                : processes
                        .computeIfAbsent(process.ppid(), ProcStatus::read)
                        // A younger one has been given the pid of the one that is meant.
                        .filter(parent -> parent.startTicks() <= process.startTicks())
                        .orElse(null);
    }

    /** Sets what events have of the process that did something. */
    void describe(EventBuilder event, ProcStatus process) {
        identify(event, process);
        event.set("euid", process.ids().euid()).set("gid", process.ids().gid());
        text(event, "cwd", process.directory());
        if (process.session() != null) {
            event.set("session", process.session());
        }
        text(event, "cgroup", process.cgroup());
        text(event, "container", process.container());
        ancestors.ifPresent(field -> above(event, field, process));
    }

    /** What is told of a process, whether it is the event's own or one above. */
    private void identify(EventBuilder event, ProcStatus process) {
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
        ProcStatus parent = above(process);
        if (parent != null) {
            event.set("parentGuid", guid(parent))
                    .set("parent", parent.fileName())
                    .set("parentUser", host.users().name(parent.ids().uid()));
            text(event, "parentImage", parent.image());
            text(event, "parentCmdline", parent.commandLine());
        }
    }

    private void above(EventBuilder event, Field field, ProcStatus process) {
        List<Event> above = new ArrayList<>();
        ProcStatus next = above(process);
        while (next != null && above.size() < MOST_ANCESTORS) {
            EventBuilder ancestor = new EventBuilder(Schema.process(), Os.LINUX);
            identify(ancestor, next);
            above.add(ancestor.build());
            next = above(next);
        }
        event.setEvents(field, above);
        if (next != null) {
            event.set("truncated", 1);
        }
    }

    /** When it started, in ns since the epoch. */
    long started(ProcStatus process) {
        return host.clock().epochNanos(ProcFiles.nanos(process.startTicks()));
    }

    private String guid(ProcStatus process) {
        return host.guid(process.pid(), ProcFiles.nanos(process.startTicks()));
    }

    private static void text(EventBuilder event, String field, @Nullable String value) {
        if (value != null) {
            event.set(field, value);
        }
    }
}
