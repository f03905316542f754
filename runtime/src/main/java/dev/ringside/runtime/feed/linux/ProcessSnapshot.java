package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that are there now, as events of {@code procs} that happened when they started. They have what events have, but for what only the kernel
 * saw when the program was executed: the script and its interpreter. The parent is the one that a process has now.
 */
final class ProcessSnapshot {
    private final StreamType stream;
    private final Host host;
    private final RunningProcesses processes;
    private final List<Field> lookups;
    private long sequence;

    /** @param lookups the fields that are to be looked up in files */
    ProcessSnapshot(StreamType stream, Host host, RunningProcesses processes, List<Field> lookups) {
        this.lookups = lookups;
        this.stream = stream;
        this.host = host;
        this.processes = processes;
    }

    /** One for each of these processes, made when it is taken. One that ended while they were looked at is left out. */
    Stream<Event> events(long[] pids) {
        return processes.read(pids).stream().map(this::event);
    }

    private Event event(ProcStatus process) {
        EventBuilder event = new EventBuilder(stream, Os.LINUX)
                .set("time", processes.started(process))
                .set("stream", stream.name())
                .set("host", host.name())
                .set("seq", sequence++)
                .set("eventId", stream.sysmonIds().get(0))
                .set("os", "linux")
                .set("tid", process.pid())
                .set("caps", process.capabilities());
        processes.describe(event, process);
        terminal(process.terminal()).ifPresent(name -> event.set("tty", name));
        if (!process.arguments().isEmpty()) {
            event.set("args", process.arguments())
                    .set("argc", process.arguments().size());
        }
        FileLookups.texts(
                        lookups,
                        () -> FileLookups.ofProcess(host, process.pid(), process.startTicks(), 0),
                        host,
                        process.image(),
                        process.container())
                .forEach((slot, text) -> event.set(stream.fields().get(slot), text));
        return event.build();
    }

    /** The name of a terminal by its device number, as the kernel's own events have it. */
    private static Optional<String> terminal(long device) {
        long major = (device >> 8) & 0xFFF;
        long minor = (device & 0xFF) | ((device >> 12) & 0xFFF00);
        return switch ((int) major) {
            case 0 -> Optional.empty();
            case 4 -> Optional.of(minor < 64 ? "tty" + minor : "ttyS" + (minor - 64));
            case 136, 137, 138, 139, 140, 141, 142, 143 -> Optional.of("pts" + ((major - 136) * 256 + minor));
            default -> Optional.empty();
        };
    }
}
