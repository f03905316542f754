package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.Arrays;
import java.util.BitSet;

/** The slots of what is known of a process: the same in the events of every stream of processes. */
final class ProcessFields {
    static final StreamType PROCESS = Schema.process();
    static final int TIME = slot("time");
    static final int HOST = slot("host");
    static final int PID = slot("pid");
    static final int PPID = slot("ppid");
    static final int GUID = slot("guid");
    static final int IMAGE = slot("image");
    static final int NAME = slot("name");
    static final int PARENT = slot("parent");
    static final int PARENT_IMAGE = slot("parentImage");
    static final int PARENT_GUID = slot("parentGuid");
    static final int START_TIME = slot("startTime");
    static final int ANCESTORS = slot("ancestors");
    static final int TRUNCATED = slot("truncated");
    /** No slot. */
    static final int NONE = -1;

    private static final int THREAD = slot("tid");
    private static final BitSet LINUX_ONLY = slots("uid", "euid", "gid", "cgroup", "container");
    private static final BitSet WINDOWS_ONLY = slots("logonId", "logonGuid", "integrity");
    private static final BitSet OF_PARENT =
            slots("ppid", "parentGuid", "parent", "parentImage", "parentCmdline", "parentUser");
    private static final int[] IN_PARENT = inParent();

    private ProcessFields() {}

    private static int slot(String name) {
        return Schema.process().field(name).slot();
    }

    private static BitSet slots(String... names) {
        BitSet slots = new BitSet();
        for (String name : names) {
            slots.set(slot(name));
        }
        return slots;
    }

    private static int[] inParent() {
        int[] slots = new int[PROCESS.width()];
        Arrays.fill(slots, NONE);
        slots[PPID] = PID;
        slots[PARENT_GUID] = GUID;
        slots[PARENT] = NAME;
        slots[PARENT_IMAGE] = IMAGE;
        slots[slot("parentCmdline")] = slot("cmdline");
        slots[slot("parentUser")] = slot("user");
        return slots;
    }

    /** Whether events of that stream are about a process. */
    static boolean areOf(StreamType stream) {
        return stream.fields().size() > ANCESTORS
                && stream.fields().get(ANCESTORS).type() == FieldType.PROCESSES;
    }

    /** Whether a process has that as long as it is there, or until it executes another program. */
    static boolean isLasting(int slot) {
        return slot >= PID && slot <= START_TIME && slot != THREAD;
    }

    /** Whether a process of that system may have that at all. */
    static boolean isOf(Os os, int slot) {
        return !(os == Os.LINUX ? WINDOWS_ONLY : LINUX_ONLY).get(slot);
    }

    /** Whether that is something about the parent. */
    static boolean isOfParent(int slot) {
        return OF_PARENT.get(slot);
    }

    /** Where the parent itself has what its child has in that slot; {@link #NONE} if that is nothing about the parent. */
    static int inParent(int slot) {
        return slot < IN_PARENT.length ? IN_PARENT[slot] : NONE;
    }
}
