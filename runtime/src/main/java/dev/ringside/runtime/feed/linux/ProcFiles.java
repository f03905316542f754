package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What {@code /proc} tells of a process that is still there, as proc(5) describes it. */
final class ProcFiles {
    private static final long TICK_NANOS = 10_000_000;
    /** Index of {@code starttime} among the fields behind the command's name, which itself may hold blanks and parentheses. */
    private static final int START_FIELD = 19;

    private ProcFiles() {}

    /** The command line of the process of that pid that started then, or null if it is gone. */
    static @Nullable String commandLine(long pid, long startBootNanos) {
        try {
            if (startTicks(pid) != startBootNanos / TICK_NANOS) {
                return null;
            }
            byte[] raw = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            int length = raw.length;
            while (length > 0 && raw[length - 1] == 0) {
                length--;
            }
            return RawText.decode(raw, 0, length).replace('\0', ' ');
        } catch (IOException e) {
            return null;
        }
    }

    private static long startTicks(long pid) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
        String text = RawText.decode(content, 0, content.length);
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > START_FIELD ? Long.parseLong(fields[START_FIELD]) : -1;
    }
}
