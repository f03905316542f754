package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.ArrayList;
import java.util.List;

/** The list of all processes. */
public final class ProcessTable {
    private static final int SYSTEM_PROCESS_INFORMATION = 5;
    private static final int INFO_LENGTH_MISMATCH = 0xC0000004;
    private static final int FIRST_BYTES = 1 << 19;
    private static final int MOST_BYTES = 1 << 26;
    // struct SYSTEM_PROCESS_INFORMATION on 64 bits (winternl.h)
    private static final int NEXT = 0;
    private static final int CREATE_TIME = 32;
    private static final int NAME_BYTES = 56;
    private static final int NAME = 64;
    private static final int PID = 80;
    private static final int PARENT = 88;
    private static final int SESSION = 100;
    private static final int ENTRY_BYTES = 104;

    private ProcessTable() {}

    /** The processes that there are now, in the order of the system's list. */
    public static List<ProcessEntry> read() {
        if (!Platform.isWindows()) {
            return List.of();
        }
        for (int bytes = FIRST_BYTES; bytes <= MOST_BYTES; bytes *= 2) {
            Memory list = new Memory(bytes);
            int status = NativeProcess.Ntdll.NtQuerySystemInformation(SYSTEM_PROCESS_INFORMATION, list, bytes, 0);
            if (status != INFO_LENGTH_MISMATCH) {
                return status < 0 ? List.of() : entries(list);
            }
        }
        return List.of();
    }

    private static List<ProcessEntry> entries(Memory list) {
        List<ProcessEntry> entries = new ArrayList<>();
        long at = 0;
        while (at + ENTRY_BYTES <= list.size()) {
            int length = list.getShort(at + NAME_BYTES) & 0xFFFF;
            String name =
                    length == 0 ? "" : new String(list.getPointer(at + NAME).getCharArray(0, length / 2));
            entries.add(new ProcessEntry(
                    list.getLong(at + PID),
                    list.getLong(at + PARENT),
                    list.getLong(at + CREATE_TIME),
                    list.getInt(at + SESSION),
                    name));
            int next = list.getInt(at + NEXT);
            if (next <= 0) {
                break;
            }
            at += next;
        }
        return entries;
    }
}
