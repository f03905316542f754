package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.driver.windows.process.ProcessEntry;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that there is or was.
 *
 * @param details what could be read of it; empty if it may not be asked
 */
public record SeenProcess(ProcessEntry entry, Optional<ProcessDetails> details) {
    static SeenProcess of(ProcessDetails process) {
        String name = ContextFields.name(process.image());
        return new SeenProcess(
                new ProcessEntry(
                        process.pid(),
                        process.ppid(),
                        process.startTime(),
                        process.session(),
                        name == null ? "" : name),
                Optional.of(process));
    }

    /** When it started, in nanoseconds since the epoch, if that is told. */
    public OptionalLong startTime() {
        return FileTime.isTime(entry.startTime())
                ? OptionalLong.of(FileTime.toEpochNanos(entry.startTime()))
                : OptionalLong.empty();
    }
}
