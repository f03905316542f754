package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.feed.shared.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the kernel recorded it. */
final class LinuxEvent extends RecordedEvent<LinuxEvent> {
    private final Host host;
    private final KernelRecord record;
    private final long sequence;
    private final @Nullable String commandLine;
    private final @Nullable String parentCommandLine;
    private final @Nullable Ancestors ancestors;
    private final @Nullable NameQuery query;
    /** Racy by design: two threads may both make them, equal ones. */
    private @Nullable List<Event> processes;

    /**
     * @param commandLine the process's own, if the kernel could not read it
     * @param parentCommandLine looked up at once, since the parent may be gone in a moment
     * @param ancestors null if nobody asked for them
     * @param query null if the event is not about one
     */
    LinuxEvent(
            EventFields fields,
            Host host,
            KernelRecord record,
            long sequence,
            @Nullable String commandLine,
            @Nullable String parentCommandLine,
            @Nullable Ancestors ancestors,
            @Nullable NameQuery query) {
        super(fields.stream(), fields.values());
        this.host = host;
        this.record = record;
        this.sequence = sequence;
        this.commandLine = commandLine;
        this.parentCommandLine = parentCommandLine;
        this.ancestors = ancestors;
        this.query = query;
    }

    Host host() {
        return host;
    }

    KernelRecord record() {
        return record;
    }

    @Nullable
    String commandLine() {
        return commandLine;
    }

    @Nullable
    String parentCommandLine() {
        return parentCommandLine;
    }

    @Nullable
    NameQuery query() {
        return query;
    }

    /** When it happened, ns since boot; of a question that nobody has answered when it was given up, for that is when it is told. */
    long bootTime() {
        NameQuery asked = query;
        return asked != null && asked.answer() == null ? record.bootTime() + asked.duration() : record.bootTime();
    }

    long sequence() {
        return sequence;
    }

    boolean hasAncestors() {
        return ancestors != null;
    }

    /** The processes above; empty if nobody asked for them. */
    List<Event> ancestors() {
        List<Event> made = processes;
        if (made == null) {
            made = ancestors == null ? List.of() : ancestors.events();
            processes = made;
        }
        return made;
    }

    @Override
    protected LinuxEvent self() {
        return this;
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }
}
