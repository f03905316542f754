package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.Guid;
import java.util.Map;
import java.util.UUID;

/** The classes of the kernel's own events, which are recorded as groups: the numbers are those of {@code EVENT_TRACE_GROUP_…} divided by 256. */
final class KernelGroups {
    private static final Map<Integer, UUID> CLASSES = Map.ofEntries(
            entry(0x00, "68fdd900-4a3e-11d1-84f4-0000f80464e3"), // the session itself
            entry(0x01, "3d6fa8d4-fe05-11d0-9dda-00c04fd7ba7c"), // disks
            entry(0x02, "3d6fa8d3-fe05-11d0-9dda-00c04fd7ba7c"), // page faults
            entry(0x03, "3d6fa8d0-fe05-11d0-9dda-00c04fd7ba7c"), // processes
            entry(0x04, "90cbdc39-4a3e-11d1-84f4-0000f80464e3"), // files
            entry(0x05, "3d6fa8d1-fe05-11d0-9dda-00c04fd7ba7c"), // threads
            entry(0x06, "9a280ac0-c8e0-11d1-84e2-00c04fb998a2"), // TCP
            entry(0x08, "bf3a50c5-a9c9-4988-a005-2df0b7c80f80"), // UDP
            entry(0x09, "ae53722e-c863-11d2-8659-00c04fa321a1"), // registry
            entry(0x0A, "13976d09-a327-438c-950b-7f03192815c7"), // debug output
            entry(0x0B, "01853a65-418f-4f36-aefc-dc0f1d2fd235"), // configuration
            entry(0x0E, "0268a8b6-74fd-4302-9dd0-6e8f1795c0cf"), // pools
            entry(0x0F, "ce1dbfb4-137e-4da6-87b0-3f59aa102cbc"), // performance
            entry(0x10, "222962ab-6180-4b88-a825-346b75f2a24a"), // heaps
            entry(0x11, "89497f50-effe-4440-8cf2-ce6b1cdcaca7"), // objects
            entry(0x12, "e43445e0-0903-48c3-b878-ff0fccebdd04"), // power
            entry(0x14, "2cb15d1d-5fc1-11d2-abe1-00a0c911f518"), // images
            entry(0x17, "3ac66736-cc59-4cff-8115-8df50e39816b"), // critical sections
            entry(0x18, "def2fe46-7bd6-4b80-bd94-f57fe20d0ce3"), // stacks
            entry(0x1A, "45d8cccd-539f-4b72-a8b7-5c683142609a"), // ALPC
            entry(0x1B, "d837ca92-12b9-44a5-ad6a-3a65b3578aa8") // split disk requests
            );

    private KernelGroups() {}

    private static Map.Entry<Integer, UUID> entry(int group, String guid) {
        return Map.entry(group, UUID.fromString(guid));
    }

    /** The class of a group's events; the GUID that stands for none if the group is not known. */
    static UUID classOf(int group) {
        return CLASSES.getOrDefault(group, Guid.NIL);
    }
}
