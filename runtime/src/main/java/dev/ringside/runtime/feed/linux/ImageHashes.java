package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.enrich.Hashes;
import dev.ringside.runtime.enrich.ProgramHashes;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hashes of the program that a process runs, read through {@code /proc/PID/exe}: that is the file itself, whatever it is called, in a container or deleted.
 * For any thread; may take as long as the disk.
 */
final class ImageHashes {
    /** What makes the fields, by their names. */
    static final Map<String, Function<Hashes, String>> FIELDS =
            Map.of("hashes", Hashes::text, "sha256", Hashes::sha256, "sha1", Hashes::sha1, "md5", Hashes::md5);

    private final ProgramHashes programs = new ProgramHashes();

    /** Whether one of the fields is a hash. */
    static boolean areAmong(Collection<Field> fields) {
        return fields.stream().map(Field::name).anyMatch(FIELDS::containsKey);
    }

    /**
     * The hashes of a process's program.
     *
     * @param startTicks when the process started, in ticks since boot
     * @param argumentsAt where its arguments begin, which tells one program that it executes from the next; 0 if that is not known
     * @return empty if it has ended, or executes another program by now
     */
    Optional<Hashes> of(long pid, long startTicks, long argumentsAt) {
        return programs.of(Path.of("/proc/" + pid + "/exe"), () -> ProcFiles.runs(pid, startTicks, argumentsAt));
    }
}
