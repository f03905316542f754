package dev.ringside.runtime.record;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where a recording goes.
 *
 * @param file the file; with rotation each file's name has the time at which it was begun before its ending
 * @param existing what to do if it is there; of no meaning with rotation, where every file is a new one
 * @param rotation when another file is begun
 */
public record Target(Path file, Existing existing, Rotation rotation) {
    /** What to do with a file that is there. */
    public enum Existing {
        REFUSE,
        APPEND,
        OVERWRITE
    }

    /**
     * When another file is begun, and how much is kept: the oldest files of the same name go.
     *
     * @param bytes how large a file may become, but for its processes and one piece
     * @param nanos how long one file is written
     * @param keptFiles how many files there may be, the one that is written among them
     * @param keptBytes how large all of them may be together
     */
    public record Rotation(OptionalLong bytes, OptionalLong nanos, OptionalInt keptFiles, OptionalLong keptBytes) {
        /** One file, as large as it becomes. */
        public static final Rotation NONE =
                new Rotation(OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());

        /** So many files share the room that is kept, if nothing else says how large one may be. */
        private static final int SHARES = 8;

        boolean isNone() {
            return equals(NONE);
        }

        /** How large a file may become. */
        long mostBytes() {
            long share = keptBytes.isPresent() ? Math.max(1, keptBytes.getAsLong() / SHARES) : Long.MAX_VALUE;
            return bytes.orElse(share);
        }
    }
}
