package dev.ringside.runtime.feed.shared;

/** Ids of processes that no other one ever had or will have. */
public final class ProcessGuid {
    private ProcessGuid() {}

    /**
     * The id of a process.
     *
     * @param machine what tells the machine from others, 32 bits, and, where starts are counted from the boot, that boot from others
     * @param start when the process started, 48 bits
     */
    public static String of(long machine, long pid, long start) {
        String text = "%012x".formatted(start);
        return "%08x-%s-%s-%s-%012x"
                .formatted(machine, text.substring(0, 4), text.substring(4, 8), text.substring(8), pid);
    }
}
