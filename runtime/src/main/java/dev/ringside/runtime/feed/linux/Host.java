package dev.ringside.runtime.feed.linux;

import dev.ringside.runtime.enrich.FileHashes;
import dev.ringside.runtime.enrich.HostNames;
import dev.ringside.runtime.enrich.Packages;
import dev.ringside.runtime.enrich.PortNames;
import dev.ringside.runtime.feed.shared.HostName;
import dev.ringside.runtime.feed.shared.ProcessGuid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** What all events of this machine have in common, and what their values are looked up in. For any thread, but for the command lines. */
final class Host {
    private final String name = HostName.read();
    private final long identity = identity();
    private final EventClock clock = new EventClock();
    private final Users users = new Users();
    private final ControlGroups groups = new ControlGroups();
    private final CommandLines commandLines = new CommandLines();
    private final HostNames hostNames = new HostNames();
    private final PortNames portNames = PortNames.ofSystem();
    private final FileHashes files = new FileHashes();
    private final Packages packages = Packages.of(Path.of("/"));
    private final Links links = new Links();

    String name() {
        return name;
    }

    EventClock clock() {
        return clock;
    }

    Users users() {
        return users;
    }

    ControlGroups groups() {
        return groups;
    }

    CommandLines commandLines() {
        return commandLines;
    }

    HostNames hostNames() {
        return hostNames;
    }

    PortNames portNames() {
        return portNames;
    }

    FileHashes files() {
        return files;
    }

    Packages packages() {
        return packages;
    }

    Links links() {
        return links;
    }

    /**
     * An id for a process that no other one ever had or will have: of the machine and its boot, the process's start, and its pid. The start is
     * taken as exactly as {@code /proc} gives it too.
     */
    String guid(long pid, long startBootNanos) {
        return ProcessGuid.of(identity, pid, ProcFiles.ticks(startBootNanos));
    }

    /** What tells this machine, since it was booted, from others. */
    static long identity() {
        CRC32 crc = new CRC32();
        crc.update((read("/etc/machine-id", "") + read("/proc/sys/kernel/random/boot_id", ""))
                .getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    private static String read(String path, String otherwise) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            return otherwise;
        }
    }
}
