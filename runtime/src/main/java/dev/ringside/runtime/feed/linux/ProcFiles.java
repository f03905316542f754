package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What {@code /proc} tells of processes that are there now, as proc(5) describes it. */
final class ProcFiles {
    /** A process's start is given in hundredths of a second on every architecture (USER_HZ). */
    private static final long TICK_NANOS = 10_000_000;
    /** Index of {@code starttime} among the fields behind the command's name, which itself may hold blanks and parentheses. */
    private static final int START_FIELD = 19;

    private ProcFiles() {}

    /** A time since boot in the unit that starts are given in. */
    static long ticks(long bootNanos) {
        return bootNanos / TICK_NANOS;
    }

    static long[] pids() {
        String[] names = Path.of("/proc").toFile().list((directory, name) -> name.matches("\\d{1,10}"));
        return names == null
                ? new long[0]
                : Arrays.stream(names)
                        .flatMapToLong(name -> LongStream.of(Long.parseLong(name)))
                        .toArray();
    }

    /** When the process started, in ticks since boot, or -1 if it is gone. */
    static long startTicks(long pid) {
        try {
            byte[] content = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            String text = RawText.decode(content, 0, content.length);
            String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > START_FIELD ? Long.parseLong(fields[START_FIELD]) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** The command line of the process of that pid that started then, or null if it is gone. */
    static @Nullable String commandLine(long pid, long startTicks) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            // Asked afterwards: the pid may have been given to another process while we read.
            if (startTicks(pid) != startTicks) {
                return null;
            }
            int length = raw.length;
            while (length > 0 && raw[length - 1] == 0) {
                length--;
            }
            return RawText.decode(raw, 0, length).replace('\0', ' ');
        } catch (IOException e) {
            return null;
        }
    }
}
