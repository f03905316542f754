package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that is there, as {@code /proc} tells of it (proc(5)). What this process may not look at is missing.
 *
 * @param pid its id
 * @param ppid its parent's id now, 0 if it has none
 * @param startTicks when it started, in ticks since boot
 * @param name the name of the command, cut to 15 bytes by the kernel
 * @param ids real and effective user id, real group id
 * @param capabilities the effective ones, a bit each
 * @param terminal number of the controlling terminal, 0 if it has none
 * @param image path of the program; null for threads of the kernel
 * @param directory the working directory
 * @param arguments what it was started with; empty for threads of the kernel
 * @param session the audit session
 * @param cgroup path in the unified hierarchy
 */
record ProcStatus(
        long pid,
        long ppid,
        long startTicks,
        String name,
        Ids ids,
        long capabilities,
        long terminal,
        @Nullable String image,
        @Nullable String directory,
        List<String> arguments,
        @Nullable Long session,
        @Nullable String cgroup) {
    /** Marks the image of a process whose file is gone. */
    private static final String DELETED = " (deleted)";
    /** What the audit session is without one. */
    private static final long NO_SESSION = 0xFFFF_FFFFL;

    /** Indices among the fields of {@code stat} behind the command's name. */
    private static final int STATE = 0;

    private static final int PARENT = 1;
    private static final int TERMINAL = 4;
    private static final int START = 19;

    /** Who it runs as. */
    record Ids(long uid, long euid, long gid) {}

    /** The process of that pid; empty if there is none, or it has ended and nobody has asked how. */
    static Optional<ProcStatus> read(long pid) {
        Path folder = Path.of("/proc/" + pid);
        try {
            String stat = text(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            if (fields.length <= START || fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                return Optional.empty();
            }
            String status = text(folder.resolve("status"));
            String[] uids = line(status, "Uid:");
            ProcStatus process = new ProcStatus(
                    pid,
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[START]),
                    stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
                    new Ids(Long.parseLong(uids[0]), Long.parseLong(uids[1]), Long.parseLong(line(status, "Gid:")[0])),
                    Long.parseUnsignedLong(line(status, "CapEff:")[0], 16),
                    Long.parseLong(fields[TERMINAL]),
                    image(folder),
                    link(folder.resolve("cwd")),
                    arguments(folder),
                    session(folder),
                    cgroup(folder));
            // Asked again: the pid may have been given to another process while we read.
            return process.startTicks == ProcFiles.startTicks(pid) ? Optional.of(process) : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return RawText.decode(content, 0, content.length);
    }

    /** The values behind a name at the beginning of a line. */
    private static String[] line(String status, String name) {
        int start = status.indexOf("\n" + name) + 1 + name.length();
        return status.substring(start, status.indexOf('\n', start)).strip().split("\\s+", -1);
    }

    private static @Nullable String image(Path folder) {
        String image = link(folder.resolve("exe"));
        return image != null && image.endsWith(DELETED) ? image.substring(0, image.length() - DELETED.length()) : image;
    }

    private static @Nullable String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return null;
        }
    }

    private static List<String> arguments(Path folder) throws IOException {
        String raw = text(folder.resolve("cmdline"));
        return raw.isEmpty()
                ? List.of()
                : Arrays.asList((raw.endsWith("\0") ? raw.substring(0, raw.length() - 1) : raw).split("\0", -1));
    }

    private static @Nullable Long session(Path folder) {
        try {
            long session = Long.parseLong(text(folder.resolve("sessionid")).strip());
            return session == NO_SESSION ? null : session;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String cgroup(Path folder) {
        try {
            return text(folder.resolve("cgroup"))
                    .lines()
                    .filter(line -> line.startsWith("0::"))
                    .map(line -> line.substring("0::".length()))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    /** The id of the container that it is in; null if it is in none. */
    @Nullable
    String container() {
        return cgroup == null ? null : ControlGroups.container(cgroup).orElse(null);
    }

    /** File name of the program. */
    String fileName() {
        return image == null ? name : image.substring(image.lastIndexOf('/') + 1);
    }

    /** The arguments with blanks between them; null if there are none. */
    @Nullable
    String commandLine() {
        return arguments.isEmpty() ? null : String.join(" ", arguments);
    }
}
