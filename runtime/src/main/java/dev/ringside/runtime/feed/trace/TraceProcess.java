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
        String image,
        String commandLine,
        OptionalLong ppid,
        OptionalLong session,
        OptionalLong startTime,
        Particulars particulars) {
    /** A process of which events have told. */
    public TraceProcess(
            String image, String commandLine, OptionalLong ppid, OptionalLong session, OptionalLong startTime) {
        this(image, commandLine, ppid, session, startTime, Particulars.NONE);
    }

    /**
     * What only the machine itself tells.
     *
     * @param guid an id that survives the reuse of the pid
     * @param userSid the user's security id, as text
     * @param integrity {@code untrusted low medium high system}
     */
    public record Particulars(
            Optional<String> guid,
            Optional<String> directory,
            Optional<String> userSid,
            Optional<String> integrity,
            OptionalLong logonId) {
        /** Nothing. */
        public static final Particulars NONE = new Particulars(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    /** The path of the image, if it is known. */
    public Optional<String> path() {
        return image.indexOf('\\') < 0 ? Optional.empty() : Optional.of(image);
    }

    /** The name of the image, if it is known. */
    public Optional<String> name() {
        return image.isEmpty() ? Optional.empty() : Optional.of(image.substring(image.lastIndexOf('\\') + 1));
    }

    /** The command line, if it is known. */
    public Optional<String> arguments() {
        return commandLine.isEmpty() ? Optional.empty() : Optional.of(commandLine);
    }
}
