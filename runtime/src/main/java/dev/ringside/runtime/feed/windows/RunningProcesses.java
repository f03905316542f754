package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.dsl.event.EventBuilder;
import java.util.Optional;

/** What events that do not come from the driver say of the processes that did them. For any thread. */
public final class RunningProcesses {
    private final Machine machine = new Machine();

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
}
