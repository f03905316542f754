package dev.ringside.runtime.feed.windows;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.windows.ProcessTree.Chain;
import dev.ringside.runtime.feed.windows.ProcessTree.Known;
import java.util.ArrayList;
import java.util.List;

/** The processes above an event's, each as an event that has the fields of a process. */
final class Ancestors {
    private static final StreamType PROCESS = Schema.process();

    private Ancestors() {}

    static List<Event> events(Chain chain, Machine machine) {
        List<Known> processes = chain.processes();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            boolean isLast = i + 1 == processes.size();
            EventBuilder event = process(processes.get(i), machine);
            if (isLast && !chain.isWhole()) {
                event.set("truncated", 1);
            }
            if (!isLast) {
                Known parent = processes.get(i + 1);
                event.set("ppid", parent.key().pid())
                        .set(
                                "parentGuid",
                                machine.guid(parent.key().pid(), parent.key().start()));
                ContextFields.set(event, "parent", parent.name());
                ContextFields.set(event, "parentImage", parent.image());
                ContextFields.set(event, "parentCmdline", parent.commandLine());
                ContextFields.set(event, "parentUser", machine.userOf(parent.userSid()));
            }
            events.add(event.build());
        }
        return List.copyOf(events);
    }

    private static EventBuilder process(Known process, Machine machine) {
        EventBuilder event = new EventBuilder(PROCESS, Os.WINDOWS);
        ContextFields.identify(
                event, machine, process.key().pid(), process.key().start());
        ContextFields.set(event, "image", process.image());
        ContextFields.set(event, "name", process.name());
        ContextFields.set(event, "cmdline", process.commandLine());
        ContextFields.set(event, "user", machine.userOf(process.userSid()));
        return event;
    }
}
