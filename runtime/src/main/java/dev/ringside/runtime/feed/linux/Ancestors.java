package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Ancestor;
import dev.ringside.driver.linux.trace.Datum;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes above the one of an event, nearest first: what the kernel has recorded of them, and their command lines. Immutable. */
final class Ancestors {
    private static final StreamType PROCESS = Schema.process();

    private final Host host;
    private final List<Ancestor> chain;
    private final @Nullable String[] commandLines;

    private Ancestors(Host host, List<Ancestor> chain, @Nullable String[] commandLines) {
        this.host = host;
        this.chain = chain;
        this.commandLines = commandLines;
    }

    /** Those of a record, or null if nobody asked for them. Looks command lines up at once, since a process may be gone in a moment. */
    static @Nullable Ancestors of(KernelRecord record, Host host) {
        switch (record.presence(Datum.ANCESTORS)) {
            case WHOLE, CUT -> {}
            case MISSING, UNKNOWN, NOT_RECORDED -> {
                return null;
            }
        }
        List<Ancestor> chain = record.ancestors();
        @Nullable String[] commandLines = new String[chain.size()];
        for (int i = 0; i < commandLines.length; i++) {
            Ancestor ancestor = chain.get(i);
            commandLines[i] = host.commandLines().of(ancestor.pid(), ancestor.startTime(), ancestor.argumentsAt());
        }
        return new Ancestors(host, chain, commandLines);
    }

    /** Each as an event that has the fields of a process. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            events.add(event(i));
        }
        return List.copyOf(events);
    }

    private Event event(int index) {
        Ancestor process = chain.get(index);
        EventBuilder event = new EventBuilder(PROCESS, Os.LINUX)
                .set("pid", process.pid())
                .set("guid", host.guid(process.pid(), process.startTime()))
                .set("uid", process.uid())
                .set("user", host.users().name(process.uid()))
                .set("startTime", host.clock().epochNanos(process.startTime()));
        set(event, "name", process.name());
        set(event, "image", process.image());
        set(event, "cmdline", commandLines[index]);
        if (process.cut()) {
            event.set("truncated", 1);
        }
        if (index + 1 < chain.size()) {
            Ancestor parent = chain.get(index + 1);
            event.set("ppid", parent.pid())
                    .set("parentGuid", host.guid(parent.pid(), parent.startTime()))
                    .set("parentUser", host.users().name(parent.uid()));
            set(event, "parent", parent.name());
            set(event, "parentImage", parent.image());
            set(event, "parentCmdline", commandLines[index + 1]);
        }
        return event.build();
    }

    private static void set(EventBuilder event, String field, @Nullable String value) {
        if (value != null) {
            event.set(field, value);
        }
    }
}
