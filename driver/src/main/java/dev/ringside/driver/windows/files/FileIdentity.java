package dev.ringside.driver.windows.files;

import com.sun.jna.Platform;
import java.util.Optional;

/**
 * Which file of the machine it is, whatever it is called.
 *
 * @param volume the volume's serial number
 * @param index the file's number in the volume
 */
public record FileIdentity(long volume, long index) {
    /** That of the file which the path leads to; empty if it cannot be opened, and on other systems. */
    public static Optional<FileIdentity> of(String path) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        return FileHandle.open(path).flatMap(file -> {
            try (file) {
                return file.identity();
            }
        });
    }
}
