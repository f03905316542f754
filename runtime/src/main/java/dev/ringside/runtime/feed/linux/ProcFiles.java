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
    /** Index of {@code arg_start}; its value is 0 for who may not look into the process. */
    private static final int ARGUMENTS_FIELD = 45;

    private ProcFiles() {}

    /**
     * Which process it is, and which program it runs.
     *
     * @param startTicks when it started, in ticks since boot
     * @param argumentsAt where its arguments begin, 0 if that is not told
     */
    record Execution(long startTicks, long argumentsAt) {}

    /**
     * The command line of a process.
     *
     * @param of the execution that it belongs to
     */
    record CommandLine(Execution of, String text) {}

    /** A time since boot in the unit that starts are given in. */
    static long ticks(long bootNanos) {
        return bootNanos / TICK_NANOS;
    }

    /** Such a time in nanoseconds: that of the tick's beginning. */
    static long nanos(long ticks) {
        return ticks * TICK_NANOS;
    }

    static long[] pids() {
        String[] names = Path.of("/proc").toFile().list((directory, name) -> name.matches("\\d{1,10}"));
        return names == null
                ? new long[0]
                : Arrays.stream(names)
                        .flatMapToLong(name -> LongStream.of(Long.parseLong(name)))
                        .toArray();
    }

    /** What the process of that pid is, or null if there is none. */
    private static @Nullable Execution execution(long pid) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
        String text = RawText.decode(content, 0, content.length);
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        // An address is a number of 64 bits without a sign.
        return fields.length > ARGUMENTS_FIELD
                ? new Execution(Long.parseLong(fields[START_FIELD]), Long.parseUnsignedLong(fields[ARGUMENTS_FIELD]))
                : null;
    }

    /** When the process of that pid started, in ticks since boot; -1 if there is none. */
    static long startTicks(long pid) {
        try {
            Execution execution = execution(pid);
            return execution == null ? -1 : execution.startTicks();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Whether a process that started then has that pid and runs the program whose arguments begin there; 0 stands for any. */
    static boolean runs(long pid, long startTicks, long argumentsAt) {
        try {
            Execution execution = execution(pid);
            return execution != null
                    && execution.startTicks() == startTicks
                    && (argumentsAt == 0 || execution.argumentsAt() == 0 || execution.argumentsAt() == argumentsAt);
        } catch (IOException e) {
            return false;
        }
    }

    /** The command line of the process of that pid, or null if it has ended, is just executing another program, or is a thread of the kernel. */
    static @Nullable CommandLine commandLine(long pid) {
        try {
            Execution before = execution(pid);
            byte[] raw = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            // Asked again: the pid may have been given to another process while we read.
            if (raw.length == 0 || before == null || !before.equals(execution(pid))) {
                return null;
            }
            int length = raw.length;
            while (length > 0 && raw[length - 1] == 0) {
                length--;
            }
            return new CommandLine(before, RawText.decode(raw, 0, length).replace('\0', ' '));
        } catch (IOException e) {
            return null;
        }
    }
}
