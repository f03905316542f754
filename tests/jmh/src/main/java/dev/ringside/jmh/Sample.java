package dev.ringside.jmh;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events that every evaluator is asked about, in the form that suits it best. Some pass the first test, some the second, some all. */
final class Sample {
    /** A power of two. */
    static final int COUNT = 64;

    static final StreamType PROCS = Schema.standard().stream("procs");

    private static final List<String> PARENTS = List.of("winword.exe", "explorer.exe", "services.exe", "cmd.exe");

    private Sample() {}

    static String parent(int index) {
        return PARENTS.get(index % PARENTS.size());
    }

    static String cmdline(int index) {
        String program = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -nop -w hidden ";
        return program + (index % 3 == 0 ? "-enc SQBFAFgA" + index : "-file c:\\scripts\\job" + index + ".ps1");
    }

    static int pid(int index) {
        return index * 37 % 900;
    }

    /** As feeds make them. */
    static Event[] events() {
        Event[] events = new Event[COUNT];
        for (int i = 0; i < COUNT; i++) {
            events[i] = new EventBuilder(PROCS, Os.LINUX)
                    .set("parent", parent(i))
                    .set("cmdline", cmdline(i))
                    .set("pid", pid(i))
                    .build();
        }
        return events;
    }

    /** As variables. */
    static List<Map<String, Object>> maps() {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            maps.add(new HashMap<>(Map.of("parent", parent(i), "cmdline", cmdline(i), "pid", (long) pid(i))));
        }
        return maps;
    }
}
