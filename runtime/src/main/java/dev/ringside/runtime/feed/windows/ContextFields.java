package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.process.ProcessDetails;
import dev.ringside.dsl.event.EventBuilder;
import org.jspecify.annotations.Nullable;

/** Sets the fields that events have of a process, from what was read of it. */
final class ContextFields {
    private ContextFields() {}

    /** Which process it is. */
    static void identify(EventBuilder event, Machine machine, long pid, long startTime) {
        event.set("pid", pid).set("guid", machine.guid(pid, startTime));
        if (startTime != 0 && FileTime.isTime(startTime)) {
            event.set("startTime", FileTime.toEpochNanos(startTime));
        }
    }

    /** What the process is, but for the name of its program. */
    static void describe(EventBuilder event, Machine machine, ProcessDetails process) {
        set(event, "image", process.image());
        set(event, "cmdline", process.commandLine());
        set(event, "cwd", process.directory());
        set(event, "integrity", process.integrity());
        set(event, "user", machine.userOf(process.userSid()));
        if (process.session() >= 0) {
            event.set("session", process.session());
        }
        if (process.logonId() != 0) {
            event.set("logonId", process.logonId());
        }
    }

    /** What its parent is, but for the name of that one's program. */
    static void describeParent(EventBuilder event, Machine machine, ProcessDetails parent) {
        set(event, "parentImage", parent.image());
        set(event, "parentCmdline", parent.commandLine());
        set(event, "parentUser", machine.userOf(parent.userSid()));
    }

    /** Leaves the field missing where there is no value. */
    static void set(EventBuilder event, String field, @Nullable String value) {
        if (value != null) {
            event.set(field, value);
        }
    }

    /** The file name of a path; null if there is none. */
    static @Nullable String name(@Nullable String path) {
        return path == null ? null : path.substring(path.lastIndexOf('\\') + 1);
    }
}
