package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.shared.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the driver recorded it. */
final class WindowsEvent extends RecordedEvent<WindowsEvent> {
    private final Machine machine;
    private final WindowsRecord record;
    /** Racy by design: two threads may both make them, equal ones. */
    private @Nullable List<Event> processes;

    WindowsEvent(EventFields fields, Machine machine, WindowsRecord record) {
        super(fields.stream(), fields.values());
        this.machine = machine;
        this.record = record;
    }

    Machine machine() {
        return machine;
    }

    WindowsRecord record() {
        return record;
    }

    /** The arguments, the program's own name first, or null if there is no command line. */
    @Nullable
    List<String> arguments() {
        String line = record.text(record.kind().field("cmdline"));
        return line == null ? null : CommandLine.split(line);
    }

    boolean hasAncestors() {
        return ProcessTree.key(record, "ppid", "parentStartTime") != null;
    }

    /** The processes above, nearest first. */
    List<Event> ancestors() {
        List<Event> made = processes;
        if (made == null) {
            ProcessTree.Key parent = ProcessTree.key(record, "ppid", "parentStartTime");
            made = parent == null ? List.of() : Ancestors.events(machine.tree().from(parent), machine);
            processes = made;
        }
        return made;
    }

    @Override
    protected WindowsEvent self() {
        return this;
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }
}
