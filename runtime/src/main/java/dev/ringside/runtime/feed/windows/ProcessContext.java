package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What events say of the processes of a list, each of which is looked at once. For one thread. */
final class ProcessContext {
    private static final Field ANCESTORS = Schema.process().field(EventFields.ANCESTORS);

    private final Machine machine;
    private final Map<Long, ProcessEntry> entries = new HashMap<>();
    private final Map<Long, Optional<ProcessDetails>> details = new HashMap<>();

    /** @param list all processes that there are */
    ProcessContext(Machine machine, List<ProcessEntry> list) {
        this.machine = machine;
        list.forEach(entry -> entries.put(entry.pid(), entry));
    }

    /** The process of the list that has a pid. */
    Optional<ProcessEntry> find(long pid) {
        return Optional.ofNullable(entries.get(pid));
    }

    /** Describes a process and the one that made it; gives what could be read of it. */
    Optional<ProcessDetails> describe(EventBuilder event, ProcessEntry entry) {
        ContextFields.identify(event, machine, entry.pid(), entry.startTime());
        event.set("ppid", entry.ppid()).set("session", entry.session());
        name(event, "name", entry);
        Optional<ProcessDetails> own = of(entry);
        own.ifPresent(process -> ContextFields.describe(event, machine, process));
        parent(entry).ifPresent(parent -> {
            event.set("parentGuid", machine.guid(parent.pid(), parent.startTime()));
            name(event, "parent", parent);
            of(parent).ifPresent(process -> ContextFields.describeParent(event, machine, process));
        });
        return own;
    }

    private static void name(EventBuilder event, String field, ProcessEntry entry) {
        if (!entry.name().isEmpty()) {
            event.set(field, entry.name());
        }
    }

    void ancestors(EventBuilder event, ProcessEntry entry) {
        parent(entry)
                .map(parent -> new ProcessTree.Key(parent.pid(), parent.startTime()))
                .ifPresent(key -> event.setEvents(
                        ANCESTORS, Ancestors.events(machine.tree().from(key), machine)));
    }

    /** The one that has the parent's pid, if it was there before the child: else it is another one. */
    private Optional<ProcessEntry> parent(ProcessEntry entry) {
        return Optional.ofNullable(entries.get(entry.ppid()))
                .filter(parent -> parent.pid() != 0 && parent.startTime() <= entry.startTime());
    }

    private Optional<ProcessDetails> of(ProcessEntry entry) {
        return details.computeIfAbsent(
                entry.pid(), pid -> ProcessDetails.of(pid).filter(one -> one.startTime() == entry.startTime()));
    }
}
