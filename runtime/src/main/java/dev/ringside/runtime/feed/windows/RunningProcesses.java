package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What events that do not come from the driver say of the processes that did them. For any thread. */
public final class RunningProcesses {
    private final Machine machine = new Machine();
    private final ProcessHistory history = new ProcessHistory();

    /** This machine's name. */
    public String host() {
        return machine.name();
    }

    /**
     * Sets the fields that events have of a process, of the one that has the pid now, and of its parent.
     *
     * @param event of a stream that has them
     * @return what was read of it; empty if it has ended, or may not be asked
     */
    public Optional<ProcessDetails> describe(EventBuilder event, long pid) {
        Optional<ProcessDetails> found = ProcessDetails.of(pid);
        found.ifPresent(process -> {
            ContextFields.identify(event, machine, pid, process.startTime());
            ContextFields.describe(event, machine, process);
            ContextFields.set(event, "name", ContextFields.name(process.image()));
            event.set("ppid", process.ppid());
            ProcessDetails.of(process.ppid())
                    .filter(parent -> parent.startTime() <= process.startTime())
                    .ifPresent(parent -> {
                        event.set("parentGuid", machine.guid(parent.pid(), parent.startTime()));
                        ContextFields.describeParent(event, machine, parent);
                        ContextFields.set(event, "parent", ContextFields.name(parent.image()));
                    });
        });
        return found;
    }

    /** Takes in what runs now, so that it is known still when it has ended. */
    public void seed() {
        history.seed();
        machine.tree().seed();
    }

    /**
     * The process that had the pid at that time. One that has ended is known if it was looked at before, by this method or {@link #seed}, which is
     * remembered of as many as a machine has in a while.
     *
     * @param time nanoseconds since the epoch
     */
    public Optional<SeenProcess> at(long pid, long time) {
        return history.at(pid, time);
    }

    /** The process's guid, as all events have it. */
    public String guid(SeenProcess process) {
        return machine.guid(process.entry().pid(), process.entry().startTime());
    }

    /** The user's name, if somebody knows it; may ask a domain controller, once. */
    public Optional<String> user(String sid) {
        return Optional.ofNullable(machine.userOf(sid));
    }

    /** The processes above one, nearest first; none if the one that made it is not known. */
    public List<Event> ancestors(SeenProcess process) {
        OptionalLong start = process.startTime();
        ProcessEntry entry = process.entry();
        return start.isEmpty()
                ? List.of()
                : at(entry.ppid(), start.getAsLong())
                        .map(SeenProcess::entry)
                        .map(parent -> new ProcessTree.Key(parent.pid(), parent.startTime()))
                        .map(parent -> Ancestors.events(machine.tree().from(parent), machine))
                        .orElse(List.of());
    }
}
