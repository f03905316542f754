package dev.ringside.runtime.feed.trace;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a process. Texts are empty and numbers are missing where it is not known.
 *
 * @param image the path, or only the name
 * @param startTime nanoseconds since the epoch
 */
public record TraceProcess(
        String image, String commandLine, OptionalLong ppid, OptionalLong session, OptionalLong startTime) {

    /** The path of the image, if it is known. */
    public Optional<String> path() {
        return image.indexOf('\\') < 0 ? Optional.empty() : Optional.of(image);
    }

    /** The name of the image, if it is known. */
    public Optional<String> name() {
        return image.isEmpty() ? Optional.empty() : Optional.of(image.substring(image.lastIndexOf('\\') + 1));
    }
}
